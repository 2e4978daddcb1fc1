import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { type BookingFields, bookingFieldNames, createBookingTable, type StoredBooking } from './booking-table.ts';
import { createCompletion } from './completion.ts';

/** A booking to add, under a given id where a file brings one. */
export type NewBooking = Pick<BookingFields, 'unitId' | 'scheduledOn' | 'schedulingOn'> & {
  readonly [K in keyof BookingFields]?: BookingFields[K] | undefined;
} & {
  readonly id?: number | undefined;
  /** The obligations that it is meant for; none: whatever its test satisfies. */
  readonly obligationIds?: readonly number[] | undefined;
  /** The name on record. */
  readonly createdBy: string;
};

/** What is laid over a stored booking; what is absent stays. */
export type BookingChange = { readonly [K in keyof BookingFields]?: BookingFields[K] | undefined } & {
  readonly obligationIds?: readonly number[] | undefined;
};

/** A survey record as far as bookings are concerned. */
export interface CompletingTest {
  readonly id: number;
  readonly unitId: number;
  readonly type: string;
  readonly testedOn: PlainDate;
}

/** The import that a write belongs to. */
export interface BookingWriteOptions {
  readonly importId?: number | undefined;
}

/**
 * Writes bookings with their obligations and audit entries. Each change counts version and SEQUENCE up, so that calendars follow. Who may be
 * named and which days are sensible is checked before (booking-rules); that unit and obligations exist and belong together is checked here.
 */
export interface BookingWriter {
  /**
   * A booking that an import brings is done at once when a test on record completed it (REMS 2.4).
   * @throws AppError INVALID for a unit that does not exist or obligations of another one
   */
  insert(tx: Tx, booking: NewBooking, options?: BookingWriteOptions): { readonly id: number };
  /**
   * Lays the sent fields over the stored ones; where nothing differs nothing is written.
   * @throws AppError NOT_FOUND; INVALID as for `insert`
   */
  update(
    tx: Tx,
    id: number,
    sent: BookingChange,
    options?: BookingWriteOptions,
  ): { readonly changed: boolean; readonly changes: Changes };
  /** @throws AppError NOT_FOUND; CONFLICT unless it is planned */
  cancel(tx: Tx, id: number, reason: string, options?: BookingWriteOptions): void;
  /** Plans a cancelled booking again. @throws AppError NOT_FOUND; CONFLICT unless it is cancelled */
  reopen(tx: Tx, id: number, options?: BookingWriteOptions): void;
  /** Deletes the row, only to undo an import. @throws AppError NOT_FOUND */
  erase(tx: Tx, id: number, options: { readonly importId: number }): void;
  /**
   * Marks as done what a test completes, and answers the ids: the booking that is named, or every open one of the unit up to 30 days after the
   * test whose obligations its type satisfies. Never for a test in the future: its booking stays planned.
   * @throws AppError INVALID when the named booking is one of another unit or no longer open
   */
  completeFor(tx: Tx, test: CompletingTest, bookingId?: number, options?: BookingWriteOptions): readonly number[];
  /** After a test was deleted or corrected: its bookings are open again unless another test completes them. Answers those that are open now. */
  reopenOf(tx: Tx, testId: number, options?: BookingWriteOptions): readonly number[];
}

/** A writer on one connection. */
export function createBookingWriter(db: Db): BookingWriter {
  const table = createBookingTable(db);
  const completion = createCompletion(db);

  function required(id: number): StoredBooking {
    const stored = table.read(id);
    if (!stored) throw new AppError('NOT_FOUND', `There is no booking ${id}. Read the list again.`);
    return stored;
  }

  function requirePlace(unitId: number, obligationIds: readonly number[]): void {
    if (!table.unitExists(unitId)) {
      const message = `There is no unit ${unitId}. Choose another one.`;
      throw new AppError('INVALID', message, { fields: { unitId: message } });
    }
    if (obligationIds.length > 0 && table.foreignObligations(unitId, obligationIds).length > 0) {
      const message = 'An obligation of the booking belongs to another unit. Read the unit again.';
      throw new AppError('INVALID', message, { fields: { obligationIds: message } });
    }
  }

  function complete(tx: Tx, id: number, testId: number, options: BookingWriteOptions): void {
    table.setState(id, { state: 'done', testId }, tx.by, tx.at);
    const changes = { state: { old: 'planned', new: 'done' }, testId: { old: null, new: testId } };
    tx.audit(entry('bookings.complete', id, changes, options));
  }

  return {
    insert(tx, { id: wantedId, createdBy, obligationIds = [], ...sent }, options = {}) {
      const fields = merged(emptyFields(sent), sent);
      const named = inOrder(obligationIds);
      requirePlace(fields.unitId, named);
      const id = table.insert(wantedId ?? null, fields, createdBy, tx.at);
      if (named.length > 0) table.setObligations(id, named);
      tx.audit(entry('bookings.create', id, whole(fields, named, 'new'), options));
      if (options.importId !== undefined) {
        const testId = completion.testFor(id, '', localDate(new Date(tx.at)));
        if (testId !== undefined) complete(tx, id, testId, options);
      }
      return { id };
    },

    update(tx, id, { obligationIds, ...sent }, options = {}) {
      const stored = required(id);
      const fields = merged(stored.fields, sent);
      const moved = fields.unitId !== stored.fields.unitId;
      // Obligations of the former unit mean nothing to the next one.
      const named = inOrder(obligationIds ?? (moved ? [] : stored.obligationIds));
      const changes = differences(stored, fields, named);
      if (Object.keys(changes).length === 0) return { changed: false, changes };
      requirePlace(fields.unitId, named);
      table.update(id, fields, tx.by, tx.at);
      if (changes.obligationIds) table.setObligations(id, named);
      tx.audit(entry('bookings.update', id, changes, options));
      return { changed: true, changes };
    },

    cancel(tx, id, reason, options = {}) {
      const { state } = required(id);
      if (state === 'cancelled') throw new AppError('CONFLICT', 'This booking is cancelled already.');
      if (state === 'done') {
        throw new AppError(
          'CONFLICT',
          'This booking is done, so that there is nothing to cancel. Correct its test instead.',
        );
      }
      table.setState(id, { state: 'cancelled', reason }, tx.by, tx.at);
      const changes = { state: { old: state, new: 'cancelled' } };
      tx.audit({ ...entry('bookings.cancel', id, changes, options), reason });
    },

    reopen(tx, id, options = {}) {
      const { state } = required(id);
      if (state !== 'cancelled') {
        throw new AppError('CONFLICT', 'Only a cancelled booking can be planned again. Read the list again.');
      }
      table.setState(id, { state: 'planned' }, tx.by, tx.at);
      tx.audit(entry('bookings.reopen', id, { state: { old: state, new: 'planned' } }, options));
    },

    erase(tx, id, options) {
      const { fields, obligationIds } = required(id);
      table.erase(id);
      tx.audit(entry('bookings.erase', id, whole(fields, obligationIds, 'old'), options));
    },

    completeFor(tx, test, bookingId, options = {}) {
      const today = localDate(new Date(tx.at));
      if (bookingId !== undefined) {
        const stored = table.read(bookingId);
        if (!stored || stored.fields.unitId !== test.unitId || stored.state !== 'planned') {
          const message = 'This booking is not open any more, or it is one of another unit. Read the list again.';
          throw new AppError('INVALID', message, { fields: { bookingId: message } });
        }
      }
      if (test.testedOn > today) return [];
      const ids = bookingId === undefined ? completion.openFor(test.id, test.unitId, today) : [bookingId];
      for (const id of ids) complete(tx, id, test.id, options);
      return ids;
    },

    reopenOf(tx, testId, options = {}) {
      const today = localDate(new Date(tx.at));
      const open: number[] = [];
      for (const id of completion.of(testId)) {
        table.setState(id, { state: 'planned' }, tx.by, tx.at);
        const changes = { state: { old: 'done', new: 'planned' }, testId: { old: testId, new: null } };
        tx.audit(entry('bookings.reopen', id, changes, options));
        // A test from before the booking was made is not what it was made for.
        const other = completion.testFor(id, required(id).fields.schedulingOn, today, testId);
        if (other === undefined) open.push(id);
        else complete(tx, id, other, options);
      }
      return open;
    },
  };
}

function emptyFields({
  unitId,
  scheduledOn,
  schedulingOn,
}: Pick<NewBooking, 'unitId' | 'scheduledOn' | 'schedulingOn'>) {
  const blank = { startTime: null, durationMinutes: null, assigneeId: null, notes: null };
  return { unitId, scheduledOn, schedulingOn, ...blank };
}

function merged(stored: BookingFields, sent: BookingChange): BookingFields {
  const present = Object.entries(sent).filter(([, value]) => value !== undefined);
  return { ...stored, ...Object.fromEntries(present) };
}

function inOrder(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((left, right) => left - right);
}

function differences(stored: StoredBooking, fields: BookingFields, named: readonly number[]): Changes {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const field of bookingFieldNames) {
    if (stored.fields[field] !== fields[field]) changes[field] = { old: stored.fields[field], new: fields[field] };
  }
  const before = stored.obligationIds;
  if (before.join() !== named.join()) changes.obligationIds = { old: before, new: named };
  return changes;
}

function whole(fields: BookingFields, named: readonly number[], side: 'old' | 'new'): Changes {
  const values: readonly (readonly [string, unknown])[] = [
    ...bookingFieldNames.flatMap((field) => (fields[field] === null ? [] : [[field, fields[field]] as const])),
    ...(named.length > 0 ? [['obligationIds', named] as const] : []),
  ];
  const pair = (value: unknown) => (side === 'new' ? { old: null, new: value } : { old: value, new: null });
  return Object.fromEntries(values.map(([field, value]) => [field, pair(value)]));
}

function entry(action: string, id: number, changes: Changes, { importId }: BookingWriteOptions = {}) {
  return { entity: 'booking', entityId: id, action, changes, importId: importId ?? null } as const;
}
