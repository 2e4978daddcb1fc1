import { Button, Text } from '@mantine/core';
import { IconAlertCircle, IconCalendarPlus } from '@tabler/icons-react';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/dates.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import type { ToPlan } from './day-items.ts';
import classes from './planner.module.css';
import { unitLine, unitShort } from './unit-words.ts';

interface Props {
  readonly items: readonly ToPlan[];
  readonly today: PlainDate;
  /** Absent: nothing may be booked. */
  readonly onBook?: ((item: ToPlan) => void) | undefined;
  readonly onDrag?: (item: ToPlan) => (event: PointerEvent) => void;
  /** The item under the pointer or with the focus, whose window the days show. */
  onMark?(item: ToPlan | undefined): void;
}

const step = 60;

/** What is due in the days on screen and nobody has booked: dragged onto a day, or booked by its button. */
export function ToPlanList({ items, today, onBook, onDrag, onMark }: Props) {
  const { t } = useTranslation('planner');
  const { date, number } = useFormats();
  const [shown, setShown] = useState(step);
  return (
    <SectionCard title={t('toPlan.title')} actions={<Text size="sm">{number(items.length)}</Text>}>
      {items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('toPlan.none')}
        </Text>
      ) : (
        <ul className={`rems-plain-list ${classes.toPlan}`}>
          {items.slice(0, shown).map((item) => (
            <li
              key={item.unit.id}
              className={classes.toPlanItem}
              data-movable={onDrag !== undefined || undefined}
              data-late={(item.limit !== null && item.limit < today) || undefined}
              onPointerDown={onDrag?.(item)}
              onPointerEnter={() => onMark?.(item)}
              onPointerLeave={() => onMark?.(undefined)}
              onFocus={() => onMark?.(item)}
              onBlur={() => onMark?.(undefined)}
            >
              <div className={classes.toPlanText}>
                <Text size="sm" fw={600} truncate>
                  {unitShort(item.unit)}
                </Text>
                {item.unit.doNotUse && <DoNotUseSign />}
                <Text size="xs">
                  {item.limit !== null && item.limit < today && (
                    <IconAlertCircle size={13} className={classes.lateMark ?? ''} aria-hidden />
                  )}
                  {item.limit === null
                    ? t('toPlan.noLimit')
                    : t(item.limit < today ? 'toPlan.late' : 'toPlan.by', { date: date(item.limit) })}
                  {item.earliest !== null &&
                    item.earliest > today &&
                    ` · ${t('toPlan.from', { date: date(item.earliest) })}`}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {item.windows.map(({ obligation }) => obligation).join(', ')}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {item.unit.facilityName}
                </Text>
              </div>
              {onBook && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('toPlan.book', { unit: unitLine(item.unit) })}
                  title={t('toPlan.book', { unit: unitLine(item.unit) })}
                  onPointerDown={(event) => event.stopPropagation()}
                  onClick={() => onBook(item)}
                >
                  <IconCalendarPlus size={18} aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {items.length > shown && (
        <Button size="xs" variant="subtle" onClick={() => setShown(shown + step)}>
          {t('toPlan.more', { count: items.length - shown })}
        </Button>
      )}
    </SectionCard>
  );
}
