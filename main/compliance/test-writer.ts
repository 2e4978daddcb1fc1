import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import { createBookingWriter } from '../bookings/booking-writer.ts';
import type { Db } from '../database/connection.ts';
import { type ClockWriter, createClockWriter } from '../obligations/clock-writer.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { createTestTable, type StoredTest, type TestFields, testFieldNames } from './test-table.ts';

export { type TestFields, testColumns } from './test-table.ts';

/** A survey record to add, under a given id where a file brings one. */
export type NewTest = Pick<TestFields, 'unitId' | 'type' | 'testDate'> & {
  readonly [K in keyof TestFields]?: TestFields[K] | undefined;
} & {
  readonly id?: number | undefined;
  /** Obligations of the unit for which it does not count although its type would. */
  readonly excludedObligationIds?: readonly number[] | undefined;
  /** The name on record. */
  readonly createdBy: string;
  /** The booking that it completes; without it the open bookings of the unit that it satisfies. */
  readonly bookingId?: number | undefined;
};

/** What is laid over a stored record; what is absent stays. */
export type TestChange = { readonly [K in keyof TestFields]?: TestFields[K] | undefined } & {
  readonly excludedObligationIds?: readonly number[] | undefined;
};

/** The import that a write belongs to, and why a correction is made. */
export interface TestWriteOptions {
  readonly importId?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * Writes survey records with everything that follows: exclusions, audit entry, the clocks of the unit, bookings that became done or open again.
 * Dates and people must have been checked (compliance-rules); that unit and obligations exist and belong together is checked here.
 */
export interface TestWriter {
  /** @throws AppError INVALID for a unit that does not exist or obligations of another one */
  insert(tx: Tx, test: NewTest, options?: TestWriteOptions): { readonly id: number };
  /**
   * Lays the sent fields over the stored ones; where nothing differs nothing is written.
   * @throws AppError NOT_FOUND; CONFLICT for a deleted record, or when it would move away from findings; INVALID as for `insert`
   */
  update(
    tx: Tx,
    id: number,
    sent: TestChange,
    options?: TestWriteOptions,
  ): { readonly changed: boolean; readonly changes: Changes };
  /** Takes a record out of every count. @throws AppError NOT_FOUND; CONFLICT when it is deleted already */
  remove(tx: Tx, id: number, reason: string, options?: TestWriteOptions): void;
  /** Brings a deleted record back. @throws AppError NOT_FOUND; CONFLICT when it is not deleted */
  restore(tx: Tx, id: number, options?: TestWriteOptions): void;
  /** Deletes the row, only to undo an import. @throws AppError NOT_FOUND; CONFLICT while findings or documents hang on it */
  erase(tx: Tx, id: number, options: { readonly importId: number }): void;
}

/**
 * A writer on one connection.
 * @param clocks an import gathers the units here and renews each of them once, after its last row
 */
export function createTestWriter(db: Db, clocks: Pick<ClockWriter, 'renew'> = createClockWriter(db)): TestWriter {
  const table = createTestTable(db);
  const bookings = createBookingWriter(db);

  function required(id: number): StoredTest {
    const stored = table.read(id);
    if (!stored) throw new AppError('NOT_FOUND', `There is no survey record ${id}. Read the list again.`);
    return stored;
  }

  function requirePlace(unitId: number, excluded: readonly number[]): void {
    if (!table.unitExists(unitId)) {
      const message = `There is no unit ${unitId}. Choose another one.`;
      throw new AppError('INVALID', message, { fields: { unitId: message } });
    }
    if (excluded.length > 0 && table.foreignObligations(unitId, excluded).length > 0) {
      const message = 'An obligation that was left out belongs to another unit. Read the unit again.';
      throw new AppError('INVALID', message, { fields: { excludedObligationIds: message } });
    }
  }

  function renew(tx: Tx, ...unitIds: readonly number[]): void {
    const today = localDate(new Date(tx.at));
    for (const unitId of new Set(unitIds)) clocks.renew(tx, unitId, today);
  }

  function completeBookings(
    tx: Tx,
    id: number,
    { unitId, type, testDate }: TestFields,
    bookingId: number | undefined,
    { importId }: TestWriteOptions,
  ): void {
    bookings.completeFor(tx, { id, unitId, type, testedOn: testDate }, bookingId, { importId });
  }

  return {
    insert(tx, { id: wantedId, createdBy, bookingId, excludedObligationIds = [], ...sent }, options = {}) {
      const fields = merged(emptyFields(sent), sent);
      const excluded = inOrder(excludedObligationIds);
      requirePlace(fields.unitId, excluded);
      const id = table.insert(wantedId ?? null, fields, createdBy, tx.at);
      if (excluded.length > 0) table.setExclusions(id, excluded);
      tx.audit(entry('compliance.recordTest', id, whole(fields, excluded, 'new'), options));
      completeBookings(tx, id, fields, bookingId, options);
      renew(tx, fields.unitId);
      return { id };
    },

    update(tx, id, { excludedObligationIds, ...sent }, options = {}) {
      const stored = required(id);
      if (stored.deletedAt !== null) {
        throw new AppError('CONFLICT', `Survey record ${id} was deleted. Bring it back before you change it.`);
      }
      const fields = merged(stored.fields, sent);
      const moved = fields.unitId !== stored.fields.unitId;
      // Obligations of the former unit mean nothing to the next one.
      const excluded = inOrder(excludedObligationIds ?? (moved ? [] : stored.excludedObligationIds));
      const changes = differences(stored, fields, excluded);
      if (Object.keys(changes).length === 0) return { changed: false, changes };
      requirePlace(fields.unitId, excluded);
      if (moved && table.referredBy(id) === 'finding') {
        throw new AppError('CONFLICT', `Findings hang on survey record ${id}, so that it cannot move to another unit.`);
      }
      table.update(id, fields, tx.by, tx.at);
      if (changes.excludedObligationIds) table.setExclusions(id, excluded);
      tx.audit(entry('compliance.updateTest', id, changes, options));
      if (changes.unitId || changes.type || changes.testDate) {
        bookings.reopenOf(tx, id, { importId: options.importId });
        completeBookings(tx, id, fields, undefined, options);
      }
      renew(tx, fields.unitId, stored.fields.unitId);
      return { changed: true, changes };
    },

    remove(tx, id, reason, options = {}) {
      const { deletedAt, fields } = required(id);
      if (deletedAt !== null) throw new AppError('CONFLICT', `Survey record ${id} is deleted already.`);
      table.mark(id, reason, tx.by, tx.at);
      const changes = { deleted: { old: false, new: true } };
      tx.audit(entry('compliance.removeTest', id, changes, { ...options, reason }));
      bookings.reopenOf(tx, id, { importId: options.importId });
      renew(tx, fields.unitId);
    },

    restore(tx, id, options = {}) {
      const { deletedAt, fields } = required(id);
      if (deletedAt === null) throw new AppError('CONFLICT', `Survey record ${id} is not deleted.`);
      table.mark(id, null, tx.by, tx.at);
      tx.audit(entry('compliance.restoreTest', id, { deleted: { old: true, new: false } }, options));
      completeBookings(tx, id, fields, undefined, options);
      renew(tx, fields.unitId);
    },

    erase(tx, id, options) {
      const { fields, excludedObligationIds } = required(id);
      const referrer = table.referredBy(id);
      if (referrer === 'finding') {
        throw new AppError('CONFLICT', `A finding hangs on survey record ${id}, so that it cannot be taken back.`);
      }
      if (referrer === 'document') {
        throw new AppError('CONFLICT', `A document hangs on survey record ${id}, so that it cannot be taken back.`);
      }
      bookings.reopenOf(tx, id, { importId: options.importId });
      table.erase(id);
      tx.audit(entry('compliance.eraseTest', id, whole(fields, excludedObligationIds, 'old'), options));
      renew(tx, fields.unitId);
    },
  };
}

function emptyFields({ unitId, type, testDate }: Pick<TestFields, 'unitId' | 'type' | 'testDate'>): TestFields {
  const blank = { reportDate: null, submissionDate: null, performedById: null, reviewedById: null };
  return { unitId, type, testDate, ...blank, outcome: null, notes: null };
}

function merged(
  stored: TestFields,
  sent: { readonly [K in keyof TestFields]?: TestFields[K] | undefined },
): TestFields {
  const present = Object.entries(sent).filter(([, value]) => value !== undefined);
  return { ...stored, ...Object.fromEntries(present) };
}

function inOrder(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((left, right) => left - right);
}

function differences(stored: StoredTest, fields: TestFields, excluded: readonly number[]): Changes {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const field of testFieldNames) {
    if (stored.fields[field] !== fields[field]) changes[field] = { old: stored.fields[field], new: fields[field] };
  }
  const before = stored.excludedObligationIds;
  if (before.join() !== excluded.join()) changes.excludedObligationIds = { old: before, new: excluded };
  return changes;
}

function whole(fields: TestFields, excluded: readonly number[], side: 'old' | 'new'): Changes {
  const values: readonly (readonly [string, unknown])[] = [
    ...testFieldNames.flatMap((field) => (fields[field] === null ? [] : [[field, fields[field]] as const])),
    ...(excluded.length > 0 ? [['excludedObligationIds', excluded] as const] : []),
  ];
  const pair = (value: unknown) => (side === 'new' ? { old: null, new: value } : { old: value, new: null });
  return Object.fromEntries(values.map(([field, value]) => [field, pair(value)]));
}

function entry(action: string, id: number, changes: Changes, { importId, reason }: TestWriteOptions) {
  return {
    entity: 'test',
    entityId: id,
    action,
    changes,
    reason: reason ?? null,
    importId: importId ?? null,
  } as const;
}
