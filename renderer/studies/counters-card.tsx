import { Button, Table, Text } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { formatStudyIdentifier } from '../../shared/study-identifier.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { RaiseDialog } from './raise-dialog.tsx';

/** How far the numbers of a study have come, year by year. */
export function CountersCard({ study }: { readonly study: Study }) {
  const { t } = useTranslation('studies');
  const [raising, setRaising] = useState(false);
  return (
    <SectionCard
      title={t('counters.title')}
      lead={t('counters.lead')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowUp size={16} aria-hidden />}
          onClick={() => setRaising(true)}
        >
          {t('counters.raise')}
        </Button>
      }
    >
      {study.counters.length === 0 ? (
        <Text size="sm">{t('counters.none')}</Text>
      ) : (
        <TableFrame
          label={t('counters.table')}
          columns={[t('counters.year'), t('counters.last'), t('counters.next')]}
          minWidth={360}
        >
          {study.counters.map(({ year, last }) => (
            <Table.Tr key={year}>
              <Table.Td data-label={t('counters.year')}>{year}</Table.Td>
              <Table.Td data-label={t('counters.last')}>{last}</Table.Td>
              <Table.Td data-label={t('counters.next')}>{formatStudyIdentifier(study.prefix, year, last + 1)}</Table.Td>
            </Table.Tr>
          ))}
        </TableFrame>
      )}
      {raising && <RaiseDialog study={study} close={() => setRaising(false)} />}
    </SectionCard>
  );
}
