import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobRun } from '../../shared/jobs.ts';
import { useSentence } from '../i18n/index.ts';
import { Moment } from '../ui/moment.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useJobWords } from './job-words.ts';
import { ResultSign } from './result-sign.tsx';

/** Runs with what came of them. */
export function RunTable({ runs }: { readonly runs: readonly JobRun[] }) {
  const { t } = useTranslation('jobs');
  const words = useJobWords();
  const sentence = useSentence();
  const columns = [t('fields.job'), t('fields.when'), t('fields.cause'), t('fields.result'), t('fields.message')];
  return (
    <TableFrame label={t('runsTable')} columns={columns} minWidth={760}>
      {runs.map((run) => (
        <Table.Tr key={run.id}>
          <Table.Td>{words.name(run.job)}</Table.Td>
          <Table.Td data-label={t('fields.when')}>
            <Moment at={run.startedAt} />
          </Table.Td>
          <Table.Td data-label={t('fields.cause')}>{t(`causes.${run.cause}`)}</Table.Td>
          <Table.Td data-label={t('fields.result')}>
            <ResultSign run={run} />
          </Table.Td>
          <Table.Td data-label={t('fields.message')}>{run.message === null ? '' : sentence(run.message)}</Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
