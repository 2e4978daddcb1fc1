import { Stack, Text, Title } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import type { Span } from './calendar-grid.ts';
import { DayMarks } from './day-marks.tsx';
import { useDayWords } from './day-words.ts';
import classes from './planner.module.css';
import type { Surface } from './surface.ts';
import { VisitLine } from './visit-line.tsx';

/** The days that hold something, under each other: the planner of a phone. */
export function AgendaView({ span, surface }: { readonly span: Span; readonly surface: Surface }) {
  const { t } = useTranslation('planner');
  const { dayShort } = useDayWords();
  const days = daysOf(span).filter((day) => {
    const { bookings, limits, targets } = surface.on(day);
    return bookings.length + limits.length + targets.length > 0;
  });
  if (days.length === 0) return <EmptyState icon={IconCalendarOff} title={t('emptySpan')} />;
  return (
    <Stack gap="xs" component="ul" className="rems-plain-list">
      {days.map((day) => {
        const { bookings, limits, targets } = surface.on(day);
        return (
          <li key={day} className={classes.agendaDay} data-today={day === surface.today || undefined}>
            <div className={classes.agendaHead}>
              <Title order={3}>{dayShort(day)}</Title>
              {day === surface.today && (
                <Text size="xs" fw={600}>
                  {t('today')}
                </Text>
              )}
              <DayMarks limits={limits.length} targets={targets.length} onOpen={() => surface.openDay(day)} />
            </div>
            {bookings.map((booking) => (
              <VisitLine key={booking.id} booking={booking} onOpen={() => surface.openVisit(booking)} />
            ))}
          </li>
        );
      })}
    </Stack>
  );
}

function daysOf({ from, to }: Span): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
