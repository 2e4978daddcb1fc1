import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { useDateEntry } from '../clocks/use-date-entry.ts';
import { ExaminationRow } from './examination-row.tsx';

const pageSize = 20;

/** Who was examined on a unit, by identifier: a question about a dose leads from the machine to its patients. */
export function UnitExaminationsCard({ unitId }: { readonly unitId: number }) {
  const { t } = useTranslation('examinations');
  const dates = useDateEntry();
  const [days, setDays] = useState({ from: '', to: '' });
  const [page, setPage] = useState(1);
  const set = (part: Partial<typeof days>) => {
    setDays((before) => ({ ...before, ...part }));
    setPage(1);
  };
  const from = dates.read(days.from);
  const to = dates.read(days.to);
  const list = useCall(
    'examinations.ofUnit',
    { unitId, page, pageSize, ...(from ? { from } : {}), ...(to ? { to } : {}) },
    { placeholderData: keepPreviousData },
  );
  const { items = [], total = 0 } = list.data ?? {};
  const narrowed = Boolean(from) || Boolean(to);
  return (
    <SectionCard title={t('title')} lead={t('ofUnitLead')}>
      <Stack gap="sm">
        {(total > 0 || narrowed) && (
          <Group gap="xs" align="flex-start">
            <DateField
              size="xs"
              label={t('from')}
              value={days.from}
              error={from === undefined ? dates.noDay : undefined}
              onChange={(text) => set({ from: text })}
            />
            <DateField
              size="xs"
              label={t('to')}
              value={days.to}
              error={to === undefined ? dates.noDay : undefined}
              onChange={(text) => set({ to: text })}
            />
          </Group>
        )}
        {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Skeleton height={48} />}
        {list.data !== undefined && total === 0 && (
          <Text size="sm" c="dimmed">
            {t(narrowed ? 'noneInDays' : 'noneOfUnit')}
          </Text>
        )}
        <ul className="rems-plain-list">
          {items.map((examination) => (
            <ExaminationRow key={examination.id} examination={examination} on="unit" />
          ))}
        </ul>
        {total > pageSize && <Pager page={page} pageSize={pageSize} total={total} of={t('title')} onChange={setPage} />}
      </Stack>
    </SectionCard>
  );
}
