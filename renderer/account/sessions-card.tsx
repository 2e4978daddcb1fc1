import { Button, Group, Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callKey, useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { SessionTable } from '../ui/session-table.tsx';
import { useUnsaved } from '../ui/unsaved.tsx';

/** Every window and browser that this person is signed in with. */
export function SessionsCard() {
  const { t } = useTranslation('account');
  const own = useCall('sessions.own', {});
  return (
    <SectionCard title={t('sessions.title')} lead={t('sessions.lead')}>
      {own.isPending && <Skeleton height={120} radius="md" />}
      {own.error && !own.data && <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />}
      {own.data && (
        <>
          <SessionTable label={t('sessions.table')} sessions={own.data.items} />
          <SignOutEverywhere others={own.data.items.filter(({ current }) => !current).length} />
        </>
      )}
    </SectionCard>
  );
}

function SignOutEverywhere({ others }: { readonly others: number }) {
  const { t } = useTranslation('account');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const unsaved = useUnsaved();
  const queries = useQueryClient();
  const end = useAction('sessions.endOwn', {
    onSuccess({ ended }, { keepThis }) {
      if (!keepThis) return void queries.invalidateQueries({ queryKey: callKey('auth.me', {}) });
      touch('session');
      notify.done(t('sessions.ended', { count: ended }));
    },
    onError: notify.failed,
  });
  const ask = async (keepThis: boolean) => {
    const yes = await confirm({
      title: t(keepThis ? 'sessions.othersTitle' : 'sessions.allTitle'),
      message: t(keepThis ? 'sessions.othersMessage' : unsaved.any() ? 'sessions.allUnsaved' : 'sessions.allMessage'),
      confirmLabel: t(keepThis ? 'sessions.others' : 'sessions.all'),
      danger: true,
    });
    if (yes) end.mutate({ keepThis });
  };
  return (
    <Group gap="xs" mt="md">
      <Button variant="default" disabled={others === 0 || end.isPending} onClick={() => void ask(true)}>
        {t('sessions.others')}
      </Button>
      <Button variant="default" disabled={end.isPending} onClick={() => void ask(false)}>
        {t('sessions.all')}
      </Button>
    </Group>
  );
}
