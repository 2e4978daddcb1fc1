import { useRef, useState } from 'react';
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

/**
 * Moves visits: it shows at once, may be taken back from the message, and asks when somebody else was faster.
 */
export function useMoves() {
  const { t } = useTranslation('planner');
  const { date } = useFormats();
  const notify = useNotify();
  const confirm = useConfirm();
  const update = useAction('bookings.update');
  /** What was asked for and is not answered yet, the latest wish of each visit. */
  const [wanted, setWanted] = useState<ReadonlyMap<number, Move>>(new Map());
  /** What the workstation answered, which may be newer than the list on screen. */
  const [known, setKnown] = useState<ReadonlyMap<number, Booking>>(new Map());
  const newest = useRef(new Map<number, Booking>());
  const queues = useRef(new Map<number, Promise<unknown>>());

  const latest = (booking: Booking): Booking => {
    const answered = newest.current.get(booking.id);
    return answered && answered.version > booking.version ? answered : booking;
  };

  /** Answers whether the visit is where it was wanted. Moves of one visit follow each other, each on what the one before came to. */
  function move(booking: Booking, to: Move, undoing = false): Promise<boolean> {
    const { id } = booking;
    setWanted((before) => new Map(before).set(id, to));
    const run = async () => {
      const done = await write(latest(booking), to, undoing);
      setWanted((before) => {
        if (before.get(id) !== to) return before;
        const next = new Map(before);
        next.delete(id);
        return next;
      });
      return done;
    };
    const queued = (queues.current.get(id) ?? Promise.resolve()).then(run);
    queues.current.set(id, queued);
    return queued;
  }

  async function write(booking: Booking, to: Move, undoing: boolean): Promise<boolean> {
    const { id, version } = booking;
    if ((Object.keys(to) as (keyof Move)[]).every((key) => booking[key] === to[key])) return true; // as: the keys of a Move
    try {
      const moved = await update.mutateAsync({ id, version, ...to });
      newest.current.set(id, moved);
      setKnown(new Map(newest.current));
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
    return again ? write(current, to, false) : false;
  }

  /** The visits as they will be once the workstation has answered. */
  function shown(bookings: readonly Booking[]): readonly Booking[] {
    if (wanted.size + known.size === 0) return bookings;
    return bookings.map((booking) => {
      const answered = known.get(booking.id);
      const present = answered && answered.version > booking.version ? answered : booking;
      return { ...present, ...wanted.get(booking.id) };
    });
  }

  return { move, shown };
}
