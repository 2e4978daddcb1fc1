import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredDocument } from '#shared/documents.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.ts';
import { startDownload } from '../../ui/start-download.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import classes from './documents.module.css';

interface Props {
  /** The pictures of the record, in the order of its list. */
  readonly pictures: readonly StoredDocument[];
  readonly first: number;
  close(): void;
}

/** Pictures in large, one after the other; arrow keys lead to the next one. Each that is shown is on record as fetched. */
export function PictureViewer({ pictures, first, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation(['documents', 'ui']);
  const notify = useNotify();
  const [at, setAt] = useState(first);
  const [shown, setShown] = useState<{ readonly id: number; readonly path: string }>();
  const [broken, setBroken] = useState(false);
  const picture = pictures[Math.min(at, pictures.length - 1)];
  const { mutate: fetchPicture, error } = useAction('documents.download');
  const download = useAction('documents.download', {
    onSuccess: ({ path, fileName }) => startDownload(path, fileName),
    onError: (refusal) => notify.failed(refusal),
  });
  const id = picture?.id;
  useEffect(() => {
    if (id === undefined) return;
    setBroken(false);
    fetchPicture({ id }, { onSuccess: ({ path }) => setShown({ id, path }) });
  }, [id, fetchPicture]);
  const go = (step: number) => setAt((before) => (before + step + pictures.length) % pictures.length);
  useHotkeys([
    ['ArrowLeft', () => go(-1)],
    ['ArrowRight', () => go(1)],
  ]);
  if (picture === undefined) return null;

  return (
    <Modal
      opened
      fullScreen
      onClose={close}
      title={picture.fileName}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'ui' }) }}
      classNames={{ body: classes.viewer ?? '' }}
    >
      {error && <ErrorPanel error={error} onRetry={() => fetchPicture({ id: picture.id })} />}
      <div className={classes.stage}>
        {broken ? (
          <Text size="sm" role="alert">
            {t('viewer.broken')}
          </Text>
        ) : shown?.id === picture.id ? (
          <img
            key={shown.path}
            src={shown.path}
            alt={picture.fileName}
            className={classes.picture}
            onError={() => setBroken(true)}
          />
        ) : (
          !error && <Loader aria-label={t('viewer.loading')} />
        )}
      </div>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          {pictures.length > 1 && (
            <>
              <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={() => go(-1)}>
                {t('viewer.previous')}
              </Button>
              <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={() => go(1)}>
                {t('viewer.next')}
              </Button>
              <Text size="sm" c="dimmed" role="status">
                {t('viewer.place', { at: at + 1, of: pictures.length })}
              </Text>
            </>
          )}
        </Group>
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate({ id: picture.id })}
        >
          {t('viewer.download')}
        </Button>
      </Group>
    </Modal>
  );
}
