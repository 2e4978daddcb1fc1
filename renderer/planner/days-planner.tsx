import { Alert, Skeleton, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../shared/bookings.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { AgendaView } from './agenda-view.tsx';
import { BookDialog } from './book-dialog.tsx';
import { isShowable, spanOf } from './calendar-grid.ts';
import { DayDialog } from './day-dialog.tsx';
import { itemsByDay, type ToPlan, toPlan } from './day-items.ts';
import { MonthView } from './month-view.tsx';
import classes from './planner.module.css';
import { PlannerFilters } from './planner-filters.tsx';
import { PlannerToolbar } from './planner-toolbar.tsx';
import { type Carried, isMovable, type Surface } from './surface.ts';
import { TableView } from './table-view.tsx';
import { ToPlanList } from './to-plan-list.tsx';
import { unitPlace } from './unit-words.ts';
import { useBookingActs } from './use-booking-acts.tsx';
import { useDayDrag } from './use-day-drag.ts';
import { useMoves } from './use-moves.tsx';
import type { Planner } from './use-planner-state.ts';
import { VisitDialog } from './visit-dialog.tsx';
import { WeekView } from './week-view.tsx';
import { WindowLegend } from './window-legend.tsx';

type Open =
  | { readonly kind: 'visit'; readonly booking: Booking }
  | { readonly kind: 'day'; readonly day: PlainDate }
  | { readonly kind: 'book'; readonly item: ToPlan };

/** The views made of days: month, week, their table, and the agenda of a narrow screen. */
export function DaysPlanner({ planner, narrow }: { readonly planner: Planner; readonly narrow: boolean }) {
  const { t } = useTranslation('planner');
  const canWrite = useSession().can('compliance:write');
  const { view, date, today, what, assigneeId, asTable, change } = planner;
  const span = spanOf(view, date);
  const input = { ...what, ...span, ...(assigneeId.length > 0 && { assigneeId: [...assigneeId] }) };
  const range = useCall('planner.range', input, { placeholderData: keepPreviousData });
  const moves = useMoves();
  const acts = useBookingActs();
  const [open, setOpen] = useState<Open>();
  const [marked, setMarked] = useState<ToPlan>();
  const [focused, setFocused] = useState<number>();

  const bookings = moves.shown(range.data?.bookings ?? []);
  const windows = range.data?.windows;
  const on = useMemo(() => itemsByDay(bookings, windows ?? []), [bookings, windows]);
  const left = useMemo(() => toPlan(windows ?? []), [windows]);
  const drag = useDayDrag<Carried>(
    (carried, { day, personId }) => {
      const person = personId === undefined ? {} : { assigneeId: personId };
      if (carried.kind === 'visit') void moves.move(carried.booking, { scheduledOn: day, ...person });
      else void acts.book(carried.item, day, person);
    },
    (carried) => unitPlace(carried.kind === 'visit' ? carried.booking.unit : carried.item.unit),
  );

  function step(booking: Booking, days: number): void {
    const day = addDays(booking.scheduledOn, days);
    if (!isShowable(day)) return;
    setFocused(booking.id);
    void moves.move(booking, { scheduledOn: day });
    if (day < span.from || day > span.to) change({ date: day }, { replace: true });
  }

  const surface: Surface = {
    today,
    canWrite,
    on,
    drag,
    marked: drag.dragged?.kind === 'plan' ? drag.dragged.item : marked,
    focused,
    step,
    openVisit: (booking) => {
      setFocused(undefined);
      setOpen({ kind: 'visit', booking });
    },
    openDay: (day) => setOpen({ kind: 'day', day }),
  };
  const close = () => setOpen(undefined);
  const people = (range.data?.load ?? []).flatMap(({ personId, name }) =>
    personId === null ? [] : [{ id: personId, name: name ?? String(personId) }],
  );

  function picture() {
    if (asTable) return <TableView span={span} surface={surface} />;
    if (narrow) return <AgendaView span={span} surface={surface} />;
    if (view === 'week') return <WeekView date={date} load={range.data?.load ?? []} surface={surface} />;
    return <MonthView date={date} surface={surface} />;
  }

  return (
    <>
      <PlannerFilters planner={planner} people={people} narrow={narrow} />
      <PlannerToolbar planner={planner} />
      {range.error && <ErrorPanel error={range.error} onRetry={() => void range.refetch()} />}
      {range.data === undefined ? (
        !range.error && <Skeleton height={480} radius="md" />
      ) : (
        <div className={classes.layout}>
          <div>
            <Cut shown={range.data.bookings.length} total={range.data.bookingTotal} />
            <Cut shown={range.data.windows.length} total={range.data.windowTotal} />
            {picture()}
            {view === 'month' && !narrow && !asTable && left.length > 0 && <WindowLegend />}
            {canWrite && !narrow && !asTable && (
              <Text size="xs" c="dimmed" mt={6} className={classes.noPrint ?? ''}>
                {t('dragHint')} {t('visitHint')}
              </Text>
            )}
          </div>
          <aside className={classes.side} aria-label={t('toPlan.title')}>
            <ToPlanList
              items={left}
              today={today}
              onMark={setMarked}
              {...(canWrite && { onBook: (item: ToPlan) => setOpen({ kind: 'book', item }) })}
              {...(canWrite && !narrow && !asTable && { onDrag: (item: ToPlan) => drag.start({ kind: 'plan', item }) })}
            />
          </aside>
        </div>
      )}
      {open?.kind === 'day' && <DayDialog day={open.day} surface={surface} onClose={close} />}
      {open?.kind === 'book' && (
        <BookDialog
          item={open.item}
          today={today}
          onBook={({ scheduledOn, ...more }) => acts.book(open.item, scheduledOn, more)}
          onClose={close}
        />
      )}
      {open?.kind === 'visit' && (
        <VisitDialog
          booking={open.booking}
          canWrite={canWrite && isMovable(open.booking)}
          onMove={(to) => moves.move(open.booking, to)}
          onClose={close}
        />
      )}
    </>
  );
}

/** Says that not everything is shown. */
function Cut({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t } = useTranslation('planner');
  return shown < total ? (
    <Alert variant="light" color="yellow" mb="xs" p="xs">
      {t('cut', { shown, total })}
    </Alert>
  ) : null;
}
