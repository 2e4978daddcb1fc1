import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/findings.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSession } from '../../session/session.tsx';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';

interface Props {
  readonly finding: Finding;
  /** Small buttons for a row of a list: the next step only. */
  readonly compact?: boolean;
}

type Act = 'edit' | 'resolve' | 'reopen' | 'remove';

/** What can be done with a finding, by those who may. */
export function FindingActs({ finding, compact = false }: Props) {
  const { t } = useTranslation('findings');
  const { can } = useSession();
  const touch = useTouch();
  const notify = useNotify();
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const done = (message: string) => () => {
    touch('finding');
    notify.done(message);
    close();
  };
  const reopen = useAction('findings.reopen', { onSuccess: done(t('reopened')) });
  const remove = useAction('findings.remove', { onSuccess: done(t('removed')) });
  const restore = useAction('findings.restore', {
    onSuccess: done(t('restored')),
    onError: (error) => notify.failed(error),
  });
  if (!can('compliance:write')) return null;
  const { id, version, deleted, resolvedOn, description } = finding;
  const size = compact ? 'compact-sm' : 'xs';
  const named = (words: string) => (compact ? { 'aria-label': `${words}: ${description.slice(0, 60)}` } : {});

  return (
    <>
      <Group gap="xs">
        {deleted !== null && (
          <Button size={size} variant="default" loading={restore.isPending} onClick={() => restore.mutate({ id })}>
            {t('restore')}
          </Button>
        )}
        {deleted === null && resolvedOn === null && (
          <Button size={size} {...named(t('resolve'))} onClick={() => setAct('resolve')}>
            {t('resolve')}
          </Button>
        )}
        {deleted === null && resolvedOn !== null && (
          <Button size={size} variant="default" {...named(t('reopen'))} onClick={() => setAct('reopen')}>
            {t('reopen')}
          </Button>
        )}
        {deleted === null && !compact && (
          <>
            <Button size={size} variant="default" onClick={() => setAct('edit')}>
              {t('edit')}
            </Button>
            <Button size={size} variant="default" color="red" onClick={() => setAct('remove')}>
              {t('remove')}
            </Button>
          </>
        )}
      </Group>
      {act === 'edit' && <FindingDialog unitId={finding.unitId} finding={finding} close={close} />}
      {act === 'resolve' && <ResolveDialog finding={finding} close={close} />}
      {(act === 'reopen' || act === 'remove') && (
        <ReasonDialog
          title={t(`${act}Title`)}
          message={t(`${act}Message`)}
          confirmLabel={t(act)}
          danger={act === 'remove'}
          required
          pending={reopen.isPending || remove.isPending}
          error={act === 'reopen' ? reopen.error : remove.error}
          confirm={(reason = '') => (act === 'reopen' ? reopen : remove).mutate({ id, version, reason })}
          close={close}
        />
      )}
    </>
  );
}
