import { Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/jobs.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { useJobWords } from './job-words.ts';
import { ResultSign } from './result-sign.tsx';

/** Every job with its last and next run, and the button that runs it now. */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation('jobs');
  const columns = [t('fields.job'), t('fields.last'), t('fields.next'), t('fields.act')];
  return (
    <TableFrame label={t('title')} columns={columns} minWidth={680}>
      {jobs.map((job) => (
        <JobRow key={job.name} job={job} />
      ))}
    </TableFrame>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const words = useJobWords();
  const notify = useNotify();
  const touch = useTouch();
  const name = words.name(job.name);
  const running = job.last?.result === null;
  const run = useAction('jobs.run', {
    onSuccess: () => {
      touch('job');
      notify.done(t('started', { name }));
    },
    onError: notify.failed,
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" maw="60ch">
          {words.what(job.name)}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('fields.last')}>
        {job.last === null ? (
          t('never')
        ) : (
          <Group gap="xs">
            <ResultSign run={job.last} />
            <Text span size="xs" c="dimmed">
              <Moment at={job.last.startedAt} />
            </Text>
          </Group>
        )}
      </Table.Td>
      <Table.Td data-label={t('fields.next')}>{job.nextAt !== null && <Moment at={job.nextAt} />}</Table.Td>
      <Table.Td>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('runNamed', { name })}
          disabled={running}
          loading={run.isPending}
          onClick={() => run.mutate({ job: job.name })}
        >
          {t('run')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
