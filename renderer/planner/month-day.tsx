import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/dates.ts';
import { fitOf } from './day-items.ts';
import { DayMarks } from './day-marks.tsx';
import classes from './planner.module.css';
import type { Surface } from './surface.ts';
import { VisitList } from './visit-list.tsx';

interface Props {
  readonly day: PlainDate;
  readonly inMonth: boolean;
  /** Names the button that opens the day. */
  readonly label: string;
  readonly surface: Surface;
}

/** Visits that a cell shows; a busy day says how many more there are. */
const shownVisits = 3;

/** One day of the month. */
export function MonthDay({ day, inMonth, label, surface }: Props) {
  const { t } = useTranslation('planner');
  const { bookings, limits, targets } = surface.on(day);
  const shown = bookings.length > shownVisits + 1 ? bookings.slice(0, shownVisits) : bookings;
  const more = bookings.length - shown.length;
  const { marked, drag, today } = surface;
  return (
    <td
      className={classes.day}
      data-day={day}
      data-outside={!inMonth || undefined}
      data-today={day === today || undefined}
      data-over={drag.over === day || undefined}
      data-fit={marked && fitOf(marked, day)}
      data-target={marked?.windows.some(({ dueDate }) => dueDate === day) || undefined}
      data-limit={marked?.limit === day || undefined}
    >
      <div className={classes.dayHead}>
        <button
          type="button"
          className={classes.dayNumber}
          aria-label={label}
          aria-current={day === today ? 'date' : undefined}
          onClick={() => surface.openDay(day)}
        >
          {Number(day.slice(8))}
        </button>
        <DayMarks limits={limits.length} targets={targets.length} onOpen={() => surface.openDay(day)} />
      </div>
      {shown.length > 0 && <VisitList visits={shown} surface={surface} />}
      {more > 0 && (
        <button type="button" className={classes.more} onClick={() => surface.openDay(day)}>
          {t('more', { count: more })}
        </button>
      )}
    </td>
  );
}
