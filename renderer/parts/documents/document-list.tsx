import { Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntity, StoredDocument } from '#shared/documents.ts';
import { useAction, useCall } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { DropArea } from '../../ui/drop-area.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { DocumentRow } from './document-row.tsx';
import { FileButtons } from './file-buttons.tsx';
import { PictureViewer } from './picture-viewer.tsx';
import { SendingList } from './sending-list.tsx';
import { isPicture } from './thumbnail.tsx';
import { useSendDocuments } from './use-send-documents.ts';

interface Props {
  readonly entity: DocumentEntity;
  readonly entityId: number;
  /** Whether this person may change the record, and so its documents. */
  readonly canWrite: boolean;
  /** Whether this person may add to it, where that is more than changing it. */
  readonly canAdd?: boolean;
  /** Files that were chosen before the record existed. */
  readonly sendAtOnce?: readonly File[];
}

const none: readonly File[] = [];
/** Small pictures that are asked for in one call. */
const thumbnailsAtOnce = 40;

/** The documents of a record: fetched, added by button, drop, paste or camera, taken off with a reason, brought back. */
export function DocumentList({ entity, entityId, canWrite, canAdd = canWrite, sendAtOnce = none }: Props) {
  const { t } = useTranslation('documents');
  const notify = useNotify();
  const touch = useTouch();
  const [withDeleted, setWithDeleted] = useState(false);
  const [removing, setRemoving] = useState<StoredDocument>();
  const list = useCall('documents.list', { entity, entityId, includeDeleted: withDeleted });
  const { files, send, again, stop, putAway } = useSendDocuments({ entity, entityId });
  const begun = useRef(false);
  useEffect(() => {
    // Once, whatever React repeats.
    if (begun.current) return;
    begun.current = true;
    send(sendAtOnce);
  }, [send, sendAtOnce]);
  const remove = useAction('documents.remove', {
    onSuccess: ({ fileName }) => {
      touch('document');
      setRemoving(undefined);
      notify.done(t('removed', { name: fileName }));
    },
  });
  const restore = useAction('documents.restore', {
    onSuccess: ({ fileName }) => {
      touch('document');
      notify.done(t('restored', { name: fileName }));
    },
    onError: (error) => notify.failed(error),
  });
  const items = list.data?.items;
  const pictures = items?.filter(isPicture) ?? [];
  const ids = pictures.slice(0, thumbnailsAtOnce).map(({ id }) => id);
  const thumbnails = useCall(
    'documents.thumbnails',
    { ids },
    { enabled: ids.length > 0, placeholderData: keepPreviousData },
  );
  const [viewing, setViewing] = useState<number>();

  return (
    <Stack gap="xs">
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {items === undefined && !list.error && <Skeleton height={48} />}
      {items?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className="rems-plain-list">
          {items.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              canWrite={canWrite}
              thumbnail={thumbnails.data?.items.find(({ id }) => id === document.id)}
              view={() => setViewing(pictures.indexOf(document))}
              remove={() => {
                remove.reset();
                setRemoving(document);
              }}
              restore={() => restore.mutate({ id: document.id })}
            />
          ))}
        </ul>
      )}
      {canAdd && (
        <DropArea onFiles={send}>
          <Stack gap={6} align="flex-start">
            <Group gap="xs">
              <FileButtons onFiles={send} />
            </Group>
            <Text size="xs" c="dimmed">
              {t('hint')}
            </Text>
          </Stack>
          <SendingList files={files} again={again} stop={stop} putAway={putAway} />
        </DropArea>
      )}
      {canWrite && (
        <Checkbox
          size="xs"
          label={t('showDeleted')}
          checked={withDeleted}
          onChange={(event) => setWithDeleted(event.currentTarget.checked)}
        />
      )}
      {viewing !== undefined && (
        <PictureViewer pictures={pictures} first={viewing} close={() => setViewing(undefined)} />
      )}
      {removing !== undefined && (
        <ReasonDialog
          title={t('removeTitle')}
          message={t('removeMessage', { name: removing.fileName })}
          confirmLabel={t('remove')}
          danger
          required
          pending={remove.isPending}
          error={remove.error}
          confirm={(reason) => remove.mutate({ id: removing.id, reason: reason ?? '' })}
          close={() => setRemoving(undefined)}
        />
      )}
    </Stack>
  );
}
