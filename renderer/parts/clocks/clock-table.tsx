import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitObligation } from '#shared/obligations.ts';
import { useFormats } from '../../ui/formats.ts';
import { TableFrame } from '../../ui/table-frame.tsx';
import { StatusSign } from './status-sign.tsx';

/** The same clocks as figures, for readers of tables and for copying. */
export function ClockTable({ obligations }: { readonly obligations: readonly UnitObligation[] }) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const names = ['obligation', 'status', 'lastTested', 'window', 'target', 'limit', 'daysLeft'] as const;
  return (
    <TableFrame label={t('card.tableLabel')} columns={names.map((name) => t(`card.${name}`))} minWidth={760}>
      {obligations.map((one) => (
        <Table.Tr key={one.id}>
          <Table.Td>{one.obligation}</Table.Td>
          <Table.Td data-label={t('card.status')}>
            <StatusSign status={one.status} daysLeft={one.daysLeft} />
          </Table.Td>
          <Table.Td data-label={t('card.lastTested')}>
            {one.lastTested === null ? t('card.never') : formats.date(one.lastTested)}
          </Table.Td>
          <Table.Td data-label={t('card.window')}>
            {one.windowStart !== null &&
              one.windowEnd !== null &&
              t('card.span', { from: formats.date(one.windowStart), to: formats.date(one.windowEnd) })}
          </Table.Td>
          <Table.Td data-label={t('card.target')}>{formats.date(one.dueDate)}</Table.Td>
          <Table.Td data-label={t('card.limit')}>
            {formats.date(one.limitDate)}
            {one.extendedUntil !== null && ` (${t('card.extendedUntil', { date: formats.date(one.extendedUntil) })})`}
          </Table.Td>
          <Table.Td data-label={t('card.daysLeft')}>
            {one.daysLeft === null ? '' : formats.number(one.daysLeft)}
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
