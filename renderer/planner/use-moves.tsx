import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Booking } from '../../shared/bookings.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { useAction } from '../api/hooks.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { unitPlace } from './unit-words.ts';

/** What may change about a visit by moving it. */
export type Move = Partial<Pick<Booking, 'scheduledOn' | 'assigneeId' | 'startTime' | 'durationMinutes'>>;

interface Pending {
  readonly version: number;
  readonly move: Move;
}

/**
 * Moves visits: it shows at once, may be taken back from the message, and asks when somebody else was faster.
 */
export function useMoves() {
  const { t } = useTranslation('planner');
  const { date } = useFormats();
  const notify = useNotify();
  const confirm = useConfirm();
  const update = useAction('bookings.update');
  const [pending, setPending] = useState<ReadonlyMap<number, Pending>>(new Map());

  const forget = (id: number) =>
    setPending((before) => {
      const next = new Map(before);
      next.delete(id);
      return next;
    });

  async function move(booking: Booking, to: Move, undoing = false): Promise<boolean> {
    const { id, version } = booking;
    const same = (Object.keys(to) as (keyof Move)[]).every((key) => booking[key] === to[key]); // as: the keys of a Move
    if (same) return true;
    setPending((before) => new Map(before).set(id, { version, move: to }));
    try {
      const moved = await update.mutateAsync({ id, version, ...to });
      const back: Move = {
        scheduledOn: booking.scheduledOn,
        assigneeId: booking.assigneeId,
        startTime: booking.startTime,
        durationMinutes: booking.durationMinutes,
      };
      const words = { unit: unitPlace(moved.unit), date: date(moved.scheduledOn) };
      if (undoing) notify.done(t('moves.undone', words));
      else notify.done(t('moves.done', words), { label: t('moves.undo'), run: () => void move(moved, back, true) });
      return true;
    } catch (error) {
      forget(id);
      return settle(error, booking, to);
    }
  }

  async function settle(error: unknown, booking: Booking, to: Move): Promise<boolean> {
    const current =
      error instanceof AppError && error.code === 'CONFLICT'
        ? Booking.safeParse(error.details?.current).data
        : undefined;
    if (!current || current.state === 'done' || current.state === 'cancelled') {
      notify.failed(error);
      return false;
    }
    const again = await confirm({
      title: t('moves.conflictTitle'),
      message: t('moves.conflict', {
        unit: unitPlace(booking.unit),
        name: current.modifiedBy ?? current.createdBy,
        theirs: date(current.scheduledOn),
        person: current.assigneeName ?? t('nobody'),
        mine: date(to.scheduledOn ?? current.scheduledOn),
      }),
      confirmLabel: t('moves.conflictMine'),
      cancelLabel: t('moves.conflictTheirs'),
    });
    return again ? move(current, to) : false;
  }

  /** The visits as they will be once the workstation has answered. */
  function shown(bookings: readonly Booking[]): readonly Booking[] {
    if (pending.size === 0) return bookings;
    return bookings.map((booking) => {
      const change = pending.get(booking.id);
      return change?.version === booking.version ? { ...booking, ...change.move } : booking;
    });
  }

  return { move, shown };
}
