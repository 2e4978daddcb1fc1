import { Button } from '@mantine/core';
import { IconArchive, IconRotate, IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

/** What can be done with a study beside editing it: make it the default one, archive it, open it again. */
export function StudyActs({ study }: { readonly study: Study }) {
  const { t } = useTranslation('studies');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const [archiving, setArchiving] = useState(false);
  const { id, version, name } = study;
  const done = (message: string) => {
    touch('study');
    notify.done(message);
    setArchiving(false);
  };
  const update = useAction('studies.update', {
    onSuccess: () => done(t('acts.defaulted', { name })),
    onError: notify.failed,
  });
  const archive = useAction('studies.archive', { onSuccess: () => done(t('acts.archived', { name })) });
  const reactivate = useAction('studies.reactivate', {
    onSuccess: () => done(t('acts.reactivated', { name })),
    onError: notify.failed,
  });
  const askDefault = async () => {
    const yes = await confirm({
      title: t('acts.defaultTitle', { name }),
      message: t('acts.defaultMessage'),
      confirmLabel: t('acts.default'),
    });
    if (yes) update.mutate({ id, version, isDefault: true });
  };

  if (!study.active) {
    return (
      <Button
        variant="default"
        leftSection={<IconRotate size={16} aria-hidden />}
        loading={reactivate.isPending}
        onClick={() => reactivate.mutate({ id, version })}
      >
        {t('acts.reactivate')}
      </Button>
    );
  }
  // The default study stays: what is archived is not meant where none is named.
  if (study.isDefault) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconStar size={16} aria-hidden />}
        loading={update.isPending}
        onClick={() => void askDefault()}
      >
        {t('acts.default')}
      </Button>
      <Button variant="default" leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setArchiving(true)}>
        {t('acts.archive')}
      </Button>
      {archiving && (
        <ReasonDialog
          title={t('acts.archiveTitle', { name })}
          message={t('acts.archiveMessage')}
          confirmLabel={t('acts.archive')}
          danger
          required
          pending={archive.isPending}
          error={archive.error}
          confirm={(reason) => archive.mutate({ id, version, reason: reason ?? '' })}
          close={() => setArchiving(false)}
        />
      )}
    </>
  );
}
