import type { z } from 'zod';
import type { Booking, BookingDraft, bookingsContract } from '../../shared/bookings.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { blankToNull } from '../../shared/text.ts';
import { createInvitationWriter } from '../calendar/invitation-writer.ts';
import type { Db } from '../database/connection.ts';
import { totalOf } from '../database/query-builder.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { createMergedPeople } from '../people/merged-people-rules.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { bookingFileColumns } from './booking-file-columns.ts';
import { createBookingQueries, type NamedObligationRow } from './booking-queries.ts';
import { assigneeProblem, dayProblem, duplicateProblem, unitProblem } from './booking-rules.ts';
import { toBooking } from './booking-view.ts';
import { createBookingWriter } from './booking-writer.ts';

type Input<P extends keyof typeof bookingsContract> = z.output<(typeof bookingsContract)[P]['input']>;
type Problems = Readonly<Record<string, string>>;

/** Visits to units, apart from what is due: who comes when. Invitations follow by mail where mail is on. */
export function createBookingsService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
}) {
  const { db, clock, files } = deps;
  const queries = createBookingQueries(db);
  const writer = createBookingWriter(db);
  const invitations = createInvitationWriter(db);
  const merged = createMergedPeople(db);
  const today = () => localDate(clock.now());

  /** In the order of the ids. */
  function many(ids: readonly number[]): Booking[] {
    const day = today();
    const obligations = new Map<number, NamedObligationRow[]>();
    for (const row of queries.obligations(ids)) {
      const others = obligations.get(row.bookingId);
      if (others) others.push(row);
      else obligations.set(row.bookingId, [row]);
    }
    return queries.many(ids).map((row) => toBooking(row, obligations.get(row.id) ?? [], day));
  }

  function get(id: number): Booking {
    const [found] = many([id]);
    if (!found) throw new AppError('NOT_FOUND', `There is no booking ${id}. Read the list again.`);
    return found;
  }

  /** The stored booking, when it is still the one that was read. */
  function unchanged(id: number, version: number): Booking {
    const current = get(id);
    if (current.version !== version) {
      const message = 'Somebody else changed this booking. Compare both values and save again.';
      throw new AppError('CONFLICT', message, { details: { current } });
    }
    return current;
  }

  /** What speaks against a booking; of a stored one only what the change touches is checked. */
  function problemsOf(
    next: Pick<Booking, 'unitId' | 'scheduledOn' | 'assigneeId' | 'obligationIds'>,
    stored: Booking | undefined,
    day: PlainDate,
  ): Problems {
    const problems: Record<string, string> = {};
    const note = (field: string, problem: string | undefined) => {
      if (problem !== undefined) problems[field] = problem;
    };
    const moved = stored?.scheduledOn !== next.scheduledOn;
    if (moved) {
      note('unitId', unitProblem(queries.unit(next.unitId), next.scheduledOn));
      note('scheduledOn', dayProblem(next.scheduledOn, day));
    }
    if (next.assigneeId !== null) {
      const named = stored?.assigneeId === next.assigneeId;
      note('assigneeId', assigneeProblem(queries.person(next.assigneeId), named));
    }
    const renamed = stored?.obligationIds.toSorted().join() !== next.obligationIds.toSorted().join();
    if ((moved || renamed) && queries.isTaken(next.unitId, next.scheduledOn, next.obligationIds, stored?.id)) {
      note('scheduledOn', duplicateProblem);
    }
    return problems;
  }

  function refuseChangeOf(stored: Booking, sent: Omit<Input<'update'>, 'id' | 'version'>): void {
    if (stored.state === 'cancelled') {
      throw new AppError('CONFLICT', 'This booking is cancelled. Plan it again before you change it.');
    }
    const { notes: _, ...others } = sent;
    if (stored.state === 'done' && Object.values(others).some((value) => value !== undefined)) {
      throw new AppError('CONFLICT', 'This booking is done: only its notes can be changed. Make another booking.');
    }
  }

  return {
    get,
    many,

    list({ page, pageSize, assigneeId, ...sent }: Input<'list'>): { items: Booking[]; total: number } {
      const asked = { ...sent, assigneeId: merged.follow(assigneeId), today: today() };
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const ids = queries.ids({ ...asked, ...slice });
      return { items: many(ids), total: totalOf(ids.length, slice, () => queries.count(asked)) };
    },

    /** All or none. @throws AppError INVALID, its fields by the place in the list: `items.0.scheduledOn` */
    create(items: readonly BookingDraft[], ctx: Context): Booking[] {
      const ids = ctx.transact((tx) => {
        const day = today();
        return items.map((sent, index) => {
          const { unitId, scheduledOn, assigneeId = null, obligationIds = [] } = sent;
          const draft = { unitId, scheduledOn, assigneeId, obligationIds };
          refuse(
            problemsOf(draft, undefined, day),
            items.length === 1 ? 'items.0.' : `items.${index}.`,
            index,
            items.length,
          );
          const { id } = writer.insert(tx, {
            ...sent,
            schedulingOn: sent.schedulingOn ?? day,
            notes: blankToNull(sent.notes),
            createdBy: tx.by,
          });
          invitations.booked(tx, id);
          return id;
        });
      });
      return many(ids);
    },

    /** @throws AppError NOT_FOUND, INVALID, CONFLICT with the stored booking in `details.current`, or for one that is over */
    update({ id, version, ...sent }: Input<'update'>, ctx: Context): Booking {
      ctx.transact((tx) => {
        const stored = unchanged(id, version);
        refuseChangeOf(stored, sent);
        const next = {
          unitId: stored.unitId,
          scheduledOn: sent.scheduledOn ?? stored.scheduledOn,
          assigneeId: sent.assigneeId === undefined ? stored.assigneeId : sent.assigneeId,
          obligationIds: sent.obligationIds ?? stored.obligationIds,
        };
        refuse(problemsOf(next, stored, today()));
        const before = invitations.standing(id);
        const fields = sent.notes === undefined ? sent : { ...sent, notes: blankToNull(sent.notes) };
        const { changed } = writer.update(tx, id, fields);
        if (changed) invitations.changed(tx, id, before);
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND; CONFLICT for a stale version, or unless it is planned */
    cancel({ id, version, reason }: Input<'cancel'>, ctx: Context): Booking {
      ctx.transact((tx) => {
        unchanged(id, version);
        const before = invitations.standing(id);
        writer.cancel(tx, id, reason);
        invitations.changed(tx, id, before);
      });
      return get(id);
    },

    /** @throws AppError NOT_FOUND; CONFLICT for a stale version, unless it is cancelled, or when the day is taken again */
    reopen({ id, version }: Input<'reopen'>, ctx: Context): Booking {
      ctx.transact((tx) => {
        const { unitId, scheduledOn, obligationIds } = unchanged(id, version);
        const problem = unitProblem(queries.unit(unitId), scheduledOn);
        if (problem !== undefined) throw new AppError('CONFLICT', problem);
        if (queries.isTaken(unitId, scheduledOn, obligationIds, id)) throw new AppError('CONFLICT', duplicateProblem);
        writer.reopen(tx, id);
        invitations.booked(tx, id);
      });
      return get(id);
    },

    /** Which bookings the file holds is settled now, their values when it is fetched. */
    export({ template = false, format, bom, ...query }: Input<'export'>, ctx: Context): DownloadTicket {
      const everything = { includeRetired: true, ...query.filters };
      const ids = template ? [] : queries.ids({ ...query, filters: everything, today: today() });
      ctx.transact((tx) => {
        const changes = { count: { old: null, new: ids.length }, template: { old: null, new: template } };
        tx.audit({ entity: 'booking', entityId: null, action: 'bookings.export', changes });
      });
      const name = template ? 'scheduled_tests_template' : 'scheduled_tests';
      const table = { name, at: clock.now(), columns: bookingFileColumns, ids, read: queries.many };
      return files.issueDownload(ctx, tableFile(table, { format, bom }));
    },
  };
}

/** The service of {@link createBookingsService}. */
export type BookingsService = ReturnType<typeof createBookingsService>;

/** @throws AppError INVALID with the first problem as its sentence */
function refuse(problems: Problems, prefix = '', index = 0, count = 1): void {
  const [first] = Object.values(problems);
  if (first === undefined) return;
  const fields = Object.fromEntries(Object.entries(problems).map(([field, problem]) => [`${prefix}${field}`, problem]));
  const message = count > 1 ? `Booking ${index + 1} of ${count}: ${first} Nothing was booked.` : first;
  throw new AppError('INVALID', message, { fields });
}
