import { localDate } from '#shared/dates.ts';
import type { RowOutcome } from '#shared/imports.ts';
import type { RemsBookingColumn } from '#shared/rems-csv.ts';
import type { CellChange, FileRows, PlannedRow, RowsDeps } from '../kind.ts';
import { readKnownUnits } from '../known-units.ts';
import { createOwnIds, createRenumbering } from '../own-id.ts';
import { createRowPlanner, unknownColumns } from '../row-planner.ts';
import { readUnit } from '../unit-cell.ts';
import { type BookingCells, type BookingFileFields, readDay, readNotes } from './booking-fields.ts';
import { createBookingRecords } from './booking-records.ts';
import { createStoredBookings, type StoredBooking } from './stored-bookings.ts';

const fieldColumns = {
  unitId: 'eq_id',
  scheduledOn: 'scheduled_date',
  schedulingOn: 'scheduling_date',
  notes: 'notes',
} as const satisfies Record<keyof BookingFileFields, RemsBookingColumn>;

// The table has the keys of its type and no others.
const fieldNames = Object.keys(fieldColumns) as (keyof BookingFileFields)[];

/** Carries out a file of bookings row by row. */
export function createBookingRows(deps: RowsDeps): FileRows {
  const { db, header, write } = deps;
  const renumbering = createRenumbering();
  const units = deps.shared?.units ?? readKnownUnits(db);
  const stored = createStoredBookings(db);
  const today = localDate(deps.now);
  const records = createBookingRecords(write);
  const ids = createOwnIds<RemsBookingColumn>('schedule_id');
  /** Bookings that this file adds, by unit and day, and the rows that do. */
  const added = new Map<string, number>();
  let nextId = deps.firstFreeId;

  function plan(cells: BookingCells): PlannedRow | undefined {
    const id = ids.read(cells);
    const unitId = readUnit(cells, units);
    const scheduledOn = readDay(cells, 'scheduled_date');
    const schedulingOn = readDay(cells, 'scheduling_date');
    const known = id === undefined ? undefined : stored.get(id);
    const notes = readNotes(cells, deps.blankCells === 'clear');
    if (cells.hasErrors || unitId === undefined || scheduledOn === undefined || schedulingOn === undefined)
      return undefined;
    const fields = { unitId, scheduledOn, schedulingOn, notes: notes === undefined ? (known?.notes ?? null) : notes };
    if (!known || id === undefined) return create(cells, id, fields);
    const changed = fieldNames.filter((field) => known[field] !== fields[field]);
    requireAgreement(cells, id, known, fields, changed);
    return cells.hasErrors ? undefined : update(cells, id, known, fields, changed);
  }

  /** So that a file never overwrites a different booking that happens to have the same number, or one that is history. */
  function requireAgreement(
    cells: BookingCells,
    id: number,
    known: StoredBooking,
    fields: BookingFileFields,
    changed: readonly string[],
  ): void {
    if (known.unitId !== fields.unitId && known.scheduledOn !== fields.scheduledOn)
      cells.error(
        `Booking ${id} is another booking here (unit ${known.unitId}, ${known.scheduledOn}). Correct the row, or leave schedule_id blank for a new one.`,
        'schedule_id',
      );
    else if (known.unitId !== fields.unitId)
      cells.error(`Booking ${id} belongs to unit ${known.unitId} and cannot move to another unit.`, 'eq_id');
    else if (known.state !== 'planned' && changed.length > 0)
      cells.error(`Booking ${id} is done or cancelled here and is not changed any more.`, 'schedule_id');
  }

  function create(cells: BookingCells, inFile: number | undefined, fields: BookingFileFields): PlannedRow {
    // The same file again, or a later one of the same REMS: its numbers are not ours, what they stand for is on record.
    const equal = inFile === undefined ? undefined : stored.takeEqual(fields);
    if (equal !== undefined) return done(cells, 'unchanged', equal, fields, []);
    const kept = deps.shared ? inFile : undefined;
    const id = kept ?? nextId;
    if (kept === undefined) nextId += 1;
    const key = `${fields.unitId} ${fields.scheduledOn}`;
    const row = added.get(key);
    if (row === undefined) added.set(key, cells.row);
    const known = row === undefined ? stored.same(fields) : undefined;
    if (row !== undefined) cells.remark(`Row ${row} books the same unit on the same day.`);
    else if (known !== undefined)
      cells.remark(
        `Booking ${known} is for the same unit on the same day. Write its number into schedule_id if it is the same.`,
      );
    records.create(id, fields, deps.shared && cells.cell('created_by'));
    stored.added(id);
    const changes: CellChange[] = [];
    if (inFile !== undefined && inFile !== id) {
      renumbering.note(inFile, id);
      changes.push(['schedule_id', String(inFile), String(id)]);
    }
    for (const field of fieldNames)
      if (fields[field] !== null) changes.push([fieldColumns[field], null, String(fields[field])]);
    return done(cells, 'created', write ? id : null, fields, changes);
  }

  function update(
    cells: BookingCells,
    id: number,
    known: StoredBooking,
    fields: BookingFileFields,
    changed: readonly (keyof BookingFileFields)[],
  ): PlannedRow {
    if (changed.length === 0) return done(cells, 'unchanged', id, fields, []);
    records.update(id, Object.fromEntries(changed.map((field) => [field, fields[field]])));
    const textOf = (value: string | number | null) => (value === null ? null : String(value));
    const changes = changed.map(
      (field): CellChange => [fieldColumns[field], textOf(known[field]), textOf(fields[field])],
    );
    return done(cells, 'updated', id, fields, changes);
  }

  function done(
    cells: BookingCells,
    outcome: RowOutcome,
    recordId: number | null,
    fields: BookingFileFields,
    changes: readonly CellChange[],
  ): PlannedRow {
    if (fields.schedulingOn > fields.scheduledOn)
      cells.remark('The booking was made after its own day.', 'scheduling_date');
    if (fields.schedulingOn > today) cells.remark('This date is in the future.', 'scheduling_date');
    const label = `${fields.unitId}: ${units.get(fields.unitId) ?? ''}, ${fields.scheduledOn}`;
    return { row: cells.row, outcome, recordId, label, changes, messages: cells.messages };
  }

  return {
    plan: createRowPlanner<RemsBookingColumn>(header, plan, (cells) =>
      [cells.cell('eq_id'), cells.cell('scheduled_date')].filter(Boolean).join(', '),
    ),
    finish: () => undefined,
    fileMessages() {
      const renumbered = renumbering.message();
      return [...unknownColumns(header), ...(renumbered ? [renumbered] : [])];
    },
  };
}
