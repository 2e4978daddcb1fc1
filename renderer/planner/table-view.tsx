import { Anchor, Table, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import type { PlannedWindow } from '../../shared/planner.ts';
import type { UnitInBrief } from '../../shared/units.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import type { Span } from './calendar-grid.ts';
import type { Surface } from './surface.ts';
import { unitPlace } from './unit-words.ts';

interface Line {
  readonly key: string;
  readonly day: PlainDate;
  readonly time: string;
  readonly unit: UnitInBrief;
  readonly what: string;
  readonly person: string;
  readonly state: string;
}

/** The same days as a table: for screen readers, and to copy from. */
export function TableView({ span, surface }: { readonly span: Span; readonly surface: Surface }) {
  const { t } = useTranslation('planner');
  const { date } = useFormats();
  const owed = (window: PlannedWindow, kind: 'limit' | 'target', day: PlainDate): Line => ({
    key: `${kind} ${window.obligationId}`,
    day,
    time: '',
    unit: window.unit,
    what: t(`table.${kind}`, { obligation: window.obligation }),
    person: '',
    state: t(window.bookingId === null ? 'table.toBook' : 'table.booked'),
  });
  const lines: Line[] = [];
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    const { bookings, limits, targets } = surface.on(day);
    for (const booking of bookings)
      lines.push({
        key: `visit ${booking.id}`,
        day,
        time: booking.startTime ?? '',
        unit: booking.unit,
        what: t('table.visit'),
        person: booking.assigneeName ?? t('nobody'),
        state: t(`states.${booking.state}`),
      });
    lines.push(...limits.map((window) => owed(window, 'limit', day)));
    lines.push(...targets.map((window) => owed(window, 'target', day)));
  }
  if (lines.length === 0) return <EmptyState icon={IconCalendarOff} title={t('emptySpan')} />;
  const columns = ['date', 'time', 'unit', 'facility', 'what', 'person', 'state'] as const;
  return (
    <TableFrame label={t('table.label')} minWidth={760} columns={columns.map((column) => t(`table.${column}`))}>
      {lines.map(({ key, day, time, unit, what, person, state }) => (
        <Table.Tr key={key}>
          <Table.Td data-label={t('table.date')}>{date(day)}</Table.Td>
          <Table.Td data-label={t('table.time')}>{time}</Table.Td>
          <Table.Td data-label={t('table.unit')}>
            <Anchor component={Link} size="sm" to={`/equipment/${unit.id}`}>
              {unit.className} · {unitPlace(unit)}
            </Anchor>{' '}
            {unit.doNotUse && <DoNotUseSign />}
          </Table.Td>
          <Table.Td data-label={t('table.facility')}>{unit.facilityName}</Table.Td>
          <Table.Td data-label={t('table.what')}>{what}</Table.Td>
          <Table.Td data-label={t('table.person')}>{person}</Table.Td>
          <Table.Td data-label={t('table.state')}>
            <Text size="sm" span>
              {state}
            </Text>
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
