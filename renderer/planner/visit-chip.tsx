import { IconAlertTriangle, IconCheck, IconHandStop, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../shared/bookings.ts';
import classes from './planner.module.css';
import { unitLine, unitPlace } from './unit-words.ts';

interface Props {
  readonly booking: Booking;
  /** Whether it may be moved. */
  readonly movable: boolean;
  /** Takes the focus: it was just moved here by the keyboard. */
  readonly focused: boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
  /** Days to move it by. */
  onStep(days: number): void;
  onOpen(): void;
}

// A planned visit is what a cell holds anyway: room matters more than its sign.
const icons = { planned: null, missed: IconAlertTriangle, done: IconCheck, cancelled: IconX } as const;
const steps: Readonly<Partial<Record<string, number>>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** One visit in a cell: dragged with the pointer, moved with Alt and the arrow keys, opened with Enter. */
export function VisitChip({ booking, movable, focused, onPointerDown, onStep, onOpen }: Props) {
  const { t } = useTranslation('planner');
  const { t: tClocks } = useTranslation('obligations');
  const chip = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) chip.current?.focus();
  }, [focused]);
  const Icon = icons[booking.state];
  const onKeyDown = (event: KeyboardEvent) => {
    const days = event.altKey ? steps[event.key] : undefined;
    if (!movable || days === undefined) return;
    event.preventDefault();
    onStep(days);
  };
  const words = {
    time: booking.startTime ?? t('allDay'),
    person: booking.assigneeName ?? t('nobody'),
    state: [t(`states.${booking.state}`), ...(booking.unit.doNotUse ? [tClocks('doNotUse')] : [])].join(', '),
  };
  const label = t('visit', { ...words, unit: unitLine(booking.unit) });
  // What is read out begins with what is seen.
  const rest = t('visit', {
    ...words,
    unit: [booking.unit.className, booking.unit.facilityName].filter(Boolean).join(' · '),
  });
  return (
    <button
      ref={chip}
      type="button"
      className={classes.visit}
      data-state={booking.state}
      data-movable={movable || undefined}
      title={label}
      {...(movable && { 'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown', onPointerDown })}
      onKeyDown={onKeyDown}
      onClick={onOpen}
    >
      {booking.unit.doNotUse && <IconHandStop size={14} className={classes.blocked ?? ''} aria-hidden />}
      {Icon && <Icon size={13} aria-hidden />}
      <span className={classes.visitText}>{unitPlace(booking.unit)}</span>
      {booking.startTime !== null && <span className={classes.time}>{booking.startTime}</span>}
      <span className={classes.spoken}>{rest}</span>
    </button>
  );
}
