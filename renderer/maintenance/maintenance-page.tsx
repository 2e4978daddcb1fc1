import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCalendarCheck, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MaintenanceTask } from '../../shared/maintenance.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSession } from '../session/session.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { SignTaskDialog } from './sign-task-dialog.tsx';
import { TaskTable } from './task-table.tsx';
import { useTaskWords } from './task-words.ts';

/** The work that comes back: what is to do now, what is closed, what was. */
export function MaintenancePage() {
  const { t } = useTranslation('maintenance');
  const { can } = useSession();
  const words = useTaskWords();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const [signing, setSigning] = useState<MaintenanceTask>();
  // What the program sees changes without an event.
  const tasks = useCall('maintenance.tasks', {}, { refetchOnMount: 'always' });
  const reopen = useAction('maintenance.reopen', { onSuccess: () => touch('maintenance'), onError: notify.failed });
  const acts = {
    sign: setSigning,
    async reopen({ task, by }: MaintenanceTask) {
      const name = words.name(task);
      const message = t('reopenText', { task: name, name: by });
      if (!(await confirm({ title: t('reopenTitle'), message, confirmLabel: t('reopen') }))) return;
      reopen.mutate({ task }, { onSuccess: () => notify.done(t('reopened', { task: name })) });
    },
  };
  const items = tasks.data?.items ?? [];
  const todo = items.filter(({ state }) => state === 'open' || state === 'late').toSorted(byUrgency);
  const closed = items.filter(({ state }) => state === 'seen' || state === 'done');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        can('accounts:manage') && (
          <Button
            component={Link}
            to="/admin/maintenance/access"
            variant="default"
            leftSection={<IconUserCheck size={16} aria-hidden />}
          >
            {t('access.open')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {tasks.error && <ErrorPanel error={tasks.error} onRetry={() => void tasks.refetch()} />}
        {tasks.isPending && <Skeleton height={320} radius="md" />}
        {tasks.data && (
          <>
            <SectionCard title={t('now')} lead={t('nowLead')}>
              {todo.length === 0 ? (
                <EmptyState icon={IconCalendarCheck} title={t('nothing')}>
                  {t('nothingHint')}
                </EmptyState>
              ) : (
                <TaskTable label={t('now')} tasks={todo} acts={acts} />
              )}
            </SectionCard>
            {closed.length > 0 && (
              <SectionCard title={t('closed')}>
                <TaskTable
                  label={t('closed')}
                  tasks={closed}
                  {...(closed.some(({ state }) => state === 'done') && { acts })}
                />
              </SectionCard>
            )}
            <HistoryCard tasks={items.map(({ task }) => task)} />
          </>
        )}
      </Stack>
      {signing && <SignTaskDialog task={signing} close={() => setSigning(undefined)} />}
    </Page>
  );
}

/** What was left out first, then what ends soonest. */
function byUrgency(one: MaintenanceTask, other: MaintenanceTask): number {
  if (one.state !== other.state) return one.state === 'late' ? -1 : 1;
  return one.to < other.to ? -1 : one.to > other.to ? 1 : 0;
}
