import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/dates.ts';
import { useFormats } from '../ui/formats.ts';
import { weeksOfMonth } from './calendar-grid.ts';
import { useDayWords } from './day-words.ts';
import { MonthDay } from './month-day.tsx';
import classes from './planner.module.css';
import type { Surface } from './surface.ts';

/** The weeks of a month, a cell a day. */
export function MonthView({ date, surface }: { readonly date: PlainDate; readonly surface: Surface }) {
  const { t } = useTranslation('planner');
  const { weekdayLong, weekdayShort, month } = useDayWords();
  const formats = useFormats();
  const weeks = weeksOfMonth(date);
  return (
    <table
      className={classes.month}
      aria-label={month(date)}
      data-dragging={surface.drag.dragged !== undefined || undefined}
    >
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden>{weekdayShort(day)}</span>
              <VisuallyHidden>{weekdayLong(day)}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <MonthDay
                key={day}
                day={day}
                inMonth={day.slice(0, 7) === date.slice(0, 7)}
                label={t('dayHolds', { date: formats.date(day) })}
                surface={surface}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
