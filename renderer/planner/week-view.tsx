import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { weekOf } from './calendar-grid.ts';
import { fitOf, hoursOf } from './day-items.ts';
import { DayMarks } from './day-marks.tsx';
import { useDayWords } from './day-words.ts';
import classes from './planner.module.css';
import type { Surface } from './surface.ts';
import { cellName } from './use-day-drag.ts';
import { VisitList } from './visit-list.tsx';
import { WideFrame } from './wide-frame.tsx';

/** A person's open visits and minutes in the week. */
export interface Load {
  readonly personId: number | null;
  readonly name: string | null;
  readonly bookings: number;
  readonly minutes: number;
}

interface Props {
  readonly date: PlainDate;
  readonly load: readonly Load[];
  readonly surface: Surface;
}

/** A week: a row a person, a column a day; dropping a visit into a row gives it to that person. */
export function WeekView({ date, load, surface }: Props) {
  const { t } = useTranslation('planner');
  const { dayShort } = useDayWords();
  const days = weekOf(date);
  const { drag, marked, today } = surface;
  return (
    <WideFrame label={t('week.label')}>
      <table
        className={classes.week}
        aria-label={t('week.label')}
        data-dragging={drag.dragged !== undefined || undefined}
      >
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                <span className={classes.weekDay}>{dayShort(day)}</span>
                <DayMarks
                  limits={surface.on(day).limits.length}
                  targets={surface.on(day).targets.length}
                  onOpen={() => surface.openDay(day)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(
            load,
            days.flatMap((day) => surface.on(day).bookings),
          ).map((row) => (
            <tr key={row.personId ?? 'nobody'}>
              <th scope="row">
                {row.name ?? t('nobody')}
                <Text size="xs" c="dimmed" fw={400}>
                  {row.bookings === 0
                    ? t('week.none')
                    : t('week.load', { count: row.bookings, hours: hoursOf(row.minutes) })}
                </Text>
              </th>
              {days.map((day) => (
                <td
                  key={day}
                  className={classes.day}
                  data-day={day}
                  data-person={row.personId ?? 'nobody'}
                  data-today={day === today || undefined}
                  data-over={drag.over === cellName({ day, personId: row.personId }) || undefined}
                  data-fit={marked && fitOf(marked, day)}
                >
                  <VisitList
                    visits={surface.on(day).bookings.filter(({ assigneeId }) => assigneeId === row.personId)}
                    surface={surface}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideFrame>
  );
}

/** Everyone with a visit in the week, also with finished ones only; nobody's visits come last and always have a row. */
function rowsOf(load: readonly Load[], bookings: readonly Booking[]): readonly Load[] {
  const rows = new Map<number | null, Load>(load.map((row) => [row.personId, row]));
  for (const { assigneeId, assigneeName } of bookings) {
    if (!rows.has(assigneeId))
      rows.set(assigneeId, { personId: assigneeId, name: assigneeName, bookings: 0, minutes: 0 });
  }
  const nobody = rows.get(null) ?? { personId: null, name: null, bookings: 0, minutes: 0 };
  rows.delete(null);
  return [...rows.values()].sort((one, other) => (one.name ?? '').localeCompare(other.name ?? '')).concat(nobody);
}
