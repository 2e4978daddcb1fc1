import { Table, Text } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookingSortKeys } from '../../shared/bookings.ts';
import { useCall } from '../api/hooks.ts';
import { BookingActs } from '../parts/bookings/booking-acts.tsx';
import { BookingSign } from '../parts/bookings/booking-sign.tsx';
import { useBookingTime } from '../parts/bookings/bookings-card.tsx';
import { PlaceCell, UnitCell } from '../parts/units/unit-cell.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Signs } from '../ui/sign.tsx';
import { cycleSort } from '../ui/sort.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { sortFor } from './compliance-address.ts';
import { SortChoice } from './sort-choice.tsx';
import type { Compliance } from './use-compliance.ts';

const pageSize = 50;
const sortable = {
  scheduledOn: 'scheduledOn',
  unit: 'className',
  place: 'facilityName',
  assignee: 'assigneeName',
} as const;
const columns = ['scheduledOn', 'unit', 'place', 'assignee'] as const;

interface Props {
  readonly tab: 'booked' | 'missed';
  readonly compliance: Compliance;
}

/** Open bookings of units in service: those to come, or those whose day has passed without a survey. */
export function BookingsList({ tab, compliance: { state, change, address, what } }: Props) {
  const { t } = useTranslation('compliance');
  const when = useBookingTime();
  const sort = sortFor(state.sort, bookingSortKeys);
  const list = useCall(
    'bookings.list',
    {
      ...what,
      // The same population as the count: units in service.
      filters: { ...what.filters, state: ['in-service'] },
      state: [tab === 'booked' ? 'planned' : 'missed'],
      ...(sort.length === 0 ? {} : { sort }),
      page: address.page,
      pageSize,
    },
    { placeholderData: keepPreviousData },
  );
  const onSort = (by: (typeof bookingSortKeys)[number]) => change({ sort: cycleSort(sort, by) });
  return (
    <PagedList
      list={list}
      address={address}
      pageSize={pageSize}
      empty={
        <EmptyState icon={IconCalendarEvent} title={t(`empty.${tab}`)}>
          {t('empty.fine')}
        </EmptyState>
      }
    >
      {(items) => (
        <>
          <SortChoice keys={Object.values(sortable)} sort={sort} onChange={(next) => change({ sort: next })} />
          <TableFrame
            label={t(`tabs.${tab}`)}
            minWidth={900}
            sorted={columns.map((name) => ariaSort(sort, sortable[name]))}
            columns={[
              ...columns.map((name) => (
                <SortButton key={name} label={t(`columns.${name}`)} by={sortable[name]} sort={sort} onSort={onSort} />
              )),
              t('columns.notes'),
              t('columns.acts'),
            ]}
          >
            {items.map((booking) => (
              <Table.Tr key={booking.id}>
                <Table.Td data-label={t('columns.scheduledOn')}>
                  <Text size="sm">{when(booking)}</Text>
                  <Signs>
                    <BookingSign state={booking.state} />
                  </Signs>
                </Table.Td>
                <Table.Td data-label={t('columns.unit')}>
                  <UnitCell unit={booking.unit} />
                </Table.Td>
                <Table.Td data-label={t('columns.place')}>
                  <PlaceCell unit={booking.unit} />
                </Table.Td>
                <Table.Td data-label={t('columns.assignee')}>{booking.assigneeName}</Table.Td>
                <Table.Td data-label={t('columns.notes')}>
                  {booking.notes !== null && (
                    <Text size="xs" c="dimmed" lineClamp={3}>
                      {booking.notes}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <BookingActs booking={booking} />
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        </>
      )}
    </PagedList>
  );
}
