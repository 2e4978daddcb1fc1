import { Button, Checkbox, Text } from '@mantine/core';
import { IconCalendarPlus, IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { complianceSortKeys, type UnitCompliance, type UnitStatus } from '../../shared/compliance.ts';
import { useCall } from '../api/hooks.ts';
import { type Bookable, BookDialog } from '../parts/bookings/book-dialog.tsx';
import { unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { cycleSort } from '../ui/sort.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import classes from './compliance.module.css';
import { sortFor } from './compliance-address.ts';
import { SortChoice } from './sort-choice.tsx';
import { UnitRow } from './unit-row.tsx';
import type { Compliance } from './use-compliance.ts';

const pageSize = 50;
/** As many as are booked in one go (the core takes no more). */
const mostAtOnce = 500;

/** The columns that sort, by what they sort. */
const sortable = { unit: 'className', place: 'facilityName', clock: 'limitDate', lastTested: 'lastTested' } as const;

interface Props {
  readonly status: UnitStatus;
  readonly compliance: Compliance;
}

/** The units behind one count: sorted, chosen together, recorded and booked from the row. */
export function UnitsList({ status, compliance: { state, change, address, what } }: Props) {
  const { t } = useTranslation('compliance');
  const { me, can } = useSession();
  const sort = sortFor(state.sort, complianceSortKeys);
  const list = useCall(
    'compliance.units',
    { ...what, status, days: state.days, ...(sort.length === 0 ? {} : { sort }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  const [chosen, setChosen] = useState<ReadonlyMap<number, Bookable>>(new Map());
  const [booking, setBooking] = useState<readonly Bookable[]>();
  const choosing = can('compliance:write');

  const choose = (items: readonly UnitCompliance[], on: boolean) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const item of items) {
        if (!on) next.delete(item.unit.id);
        else if (next.size < mostAtOnce) next.set(item.unit.id, bookable(item));
      }
      return next;
    });
  const onSort = (by: (typeof complianceSortKeys)[number]) => change({ sort: cycleSort(sort, by) });
  const heading = (name: keyof typeof sortable) => (
    <SortButton key={name} label={t(`columns.${name}`)} by={sortable[name]} sort={sort} onSort={onSort} />
  );
  const sorted = (name: keyof typeof sortable) => ariaSort(sort, sortable[name]);

  return (
    <>
      {chosen.size > 0 && (
        <div className={classes.bulk} role="status">
          <Text size="sm" fw={600}>
            {t('selected', { count: chosen.size })}
          </Text>
          <Button
            size="xs"
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
            onClick={() => setBooking([...chosen.values()])}
          >
            {t('bulkBook')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setChosen(new Map())}>
            {t('unselect')}
          </Button>
        </div>
      )}
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconCircleCheck} title={t(`empty.${status}`, { days: state.days })}>
            {t('empty.fine')}
          </EmptyState>
        }
      >
        {(items) => (
          <>
            <SortChoice keys={Object.values(sortable)} sort={sort} onChange={(next) => change({ sort: next })} />
            <TableFrame
              label={t(`tabs.${status}`, { days: state.days })}
              minWidth={1000}
              sorted={[
                ...(choosing ? [undefined] : []),
                sorted('unit'),
                sorted('place'),
                sorted('clock'),
                sorted('lastTested'),
              ]}
              columns={[
                ...(choosing
                  ? [
                      <Checkbox
                        key="all"
                        size="xs"
                        aria-label={t('row.selectAll')}
                        checked={items.every(({ unit }) => chosen.has(unit.id))}
                        indeterminate={
                          items.some(({ unit }) => chosen.has(unit.id)) &&
                          !items.every(({ unit }) => chosen.has(unit.id))
                        }
                        onChange={(event) => choose(items, event.currentTarget.checked)}
                      />,
                    ]
                  : []),
                heading('unit'),
                heading('place'),
                heading('clock'),
                heading('lastTested'),
                t('columns.booking'),
                t('columns.registration'),
                t('columns.acts'),
              ]}
            >
              {items.map((item) => (
                <UnitRow
                  key={item.unit.id}
                  item={item}
                  selected={choosing ? chosen.has(item.unit.id) : undefined}
                  select={(on) => choose([item], on)}
                  book={() => setBooking([bookable(item)])}
                />
              ))}
            </TableFrame>
          </>
        )}
      </PagedList>
      {booking && (
        <BookDialog
          units={booking}
          assigneeId={me.personId}
          done={() => setChosen(new Map())}
          close={() => setBooking(undefined)}
        />
      )}
    </>
  );
}

function bookable({ unit, headline, booking }: UnitCompliance): Bookable {
  return {
    id: unit.id,
    label: unitLabel(unit),
    place: unitPlace(unit),
    doNotUse: unit.doNotUse,
    limitOn: headline?.limitDate ?? null,
    bookedOn: booking?.scheduledOn ?? null,
  };
}
