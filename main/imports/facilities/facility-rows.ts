import type { RowOutcome } from '#shared/imports.ts';
import type { RemsFacilityColumn, remsFacilityColumns } from '#shared/rems-csv.ts';
import { maxFileId, parseBoolean } from '../cell-values.ts';
import type { CellChange, FileRows, PlannedRow, RowsDeps } from '../kind.ts';
import { createOwnIds } from '../own-id.ts';
import { quoted, type RowCells } from '../row-cells.ts';
import { createRowPlanner, unknownColumns } from '../row-planner.ts';
import { createTextFolder } from '../text-folder.ts';
import { createFacilityRecords, type FacilityFields } from './facility-records.ts';
import { createStoredFacilities, type StoredFacility } from './stored-facilities.ts';

type FacilityCells = RowCells<RemsFacilityColumn>;

const fieldColumns = {
  name: 'name',
  fullName: 'facility_full',
  address: 'address',
  active: 'is_active',
} as const satisfies Record<keyof FacilityFields, (typeof remsFacilityColumns)[number]>;
// The table has the keys of its type and no others.
const fieldNames = Object.keys(fieldColumns) as (keyof FacilityFields)[];

const maxName = 200;
const maxFullName = 300;
const maxAddress = 500;

/**
 * Carries out a file of facilities row by row. A number counts when name, full name or address agrees, then the name decides, then the
 * facility is new, under the number of the file where it is free. Source: REMS 3.11.
 */
export function createFacilityRows(deps: RowsDeps): FileRows {
  const { db, header, write } = deps;
  const folder = createTextFolder();
  const stored = createStoredFacilities(db, folder);
  const records = createFacilityRecords(write);
  const ids = createOwnIds<RemsFacilityColumn>('id');
  /** Rows of this file by the facility that they are about. */
  const rowsOf = new Map<number, number>();
  let nextId = Math.min(deps.firstFreeId, maxFileId);

  function plan(cells: FacilityCells): PlannedRow | undefined {
    const id = ids.read(cells);
    const name = readName(cells);
    if (cells.hasErrors) return undefined;
    const known = resolve(cells, id, name);
    const fields: FacilityFields = {
      name,
      fullName: readText(cells, 'facility_full', maxFullName, known?.fullName),
      address: readText(cells, 'address', maxAddress, known?.address),
      active: readActive(cells, known),
    };
    const twin = fields.fullName === null ? undefined : stored.withFullName(fields.fullName);
    if (twin && twin.id !== known?.id)
      cells.error(
        `The facility ${quoted(twin.name)} has this full name already. Correct one of them.`,
        'facility_full',
      );
    if (cells.hasErrors) return undefined;
    return known ? update(cells, known, fields) : create(cells, id, fields);
  }

  /** The facility that the row is about; undefined for a new one, and for what was complained of. */
  function resolve(cells: FacilityCells, id: number | undefined, name: string): StoredFacility | undefined {
    const byId = id === undefined ? undefined : stored.get(id);
    const byName = stored.named(name);
    if (byId && byName && byId.id !== byName.id)
      cells.error(
        `Facility ${byName.id} is called ${quoted(byName.name)} here. Correct the name, or the number.`,
        'name',
      );
    else if (byId && !byName && !agrees(cells, byId))
      cells.error(
        `Facility ${byId.id} is ${quoted(byId.name)} here: neither name nor address agrees. Correct the row, or leave id blank.`,
        'id',
      );
    const known = byId ?? byName;
    if (known && known.mergedInto !== null)
      cells.error(`${quoted(known.name)} was merged into ${quoted(known.mergedInto)}. Name that one instead.`, 'name');
    const row = known && rowsOf.get(known.id);
    if (row !== undefined && !cells.hasErrors)
      cells.error(`Row ${row} is about the same facility. Remove one of the rows.`, 'name');
    return known;
  }

  function agrees(cells: FacilityCells, { fullName, address }: StoredFacility): boolean {
    const same = (column: 'facility_full' | 'address', text: string | null) =>
      text !== null && folder.same(cells.written(column) ?? '', text);
    return same('facility_full', fullName) || same('address', address);
  }

  function create(cells: FacilityCells, inFile: number | undefined, fields: FacilityFields): PlannedRow {
    const id = inFile ?? nextId;
    if (inFile === undefined) nextId += 1;
    records.create(id, fields);
    const changes = fieldNames.flatMap((field): CellChange[] => {
      const text = textOf(fields[field]);
      return text === null ? [] : [[fieldColumns[field], null, text]];
    });
    return done(cells, 'created', { ...fields, id, mergedInto: null }, write ? id : (inFile ?? null), changes);
  }

  function update(cells: FacilityCells, known: StoredFacility, fields: FacilityFields): PlannedRow {
    const changed = fieldNames.filter((field) => known[field] !== fields[field]);
    if (changed.length > 0)
      records.update(known.id, Object.fromEntries(changed.map((field) => [field, fields[field]])));
    const changes = changed.map(
      (field): CellChange => [fieldColumns[field], textOf(known[field]), textOf(fields[field])],
    );
    return done(cells, changed.length > 0 ? 'updated' : 'unchanged', { ...known, ...fields }, known.id, changes);
  }

  function done(
    cells: FacilityCells,
    outcome: RowOutcome,
    facility: StoredFacility,
    recordId: number | null,
    changes: readonly CellChange[],
  ): PlannedRow {
    stored.remember(facility);
    rowsOf.set(facility.id, cells.row);
    return { row: cells.row, outcome, recordId, label: facility.name, changes, messages: cells.messages };
  }

  return {
    plan: createRowPlanner<RemsFacilityColumn>(
      header,
      plan,
      (cells) => cells.written('name') ?? '',
      deps.blankCells === 'keep',
    ),
    finish: () => undefined,
    fileMessages: () => unknownColumns(header),
  };
}

function readName(cells: FacilityCells): string {
  const name = cells.written('name') ?? '';
  if (name === '') cells.error('The name is blank. Fill in name.', 'name');
  else if (name.length > maxName)
    cells.error(`${quoted(name)} is longer than the ${maxName} characters of a name.`, 'name');
  return name;
}

/** An absent column keeps, a blank cell clears. */
function readText(
  cells: FacilityCells,
  column: 'facility_full' | 'address',
  max: number,
  before: string | null = null,
): string | null {
  const text = cells.cell(column);
  if (text === undefined) return before;
  if (text.length <= max) return text === '' ? null : text;
  cells.warning(`${quoted(text)} has ${text.length} characters, ${max} fit; the field was left as it is.`, column);
  return before;
}

/** A blank cell means that the facility is in use; what is neither yes nor no means, as in REMS, that it is not, and is remarked on. */
function readActive(cells: FacilityCells, known: StoredFacility | undefined): boolean {
  const text = cells.cell('is_active');
  if (text === undefined) return known?.active ?? true;
  if (text === '' || /^t$/i.test(text)) return true;
  const value = /^f$/i.test(text) ? false : parseBoolean(text);
  if (value === undefined) cells.remark(`${quoted(text)} was taken for FALSE.`, 'is_active');
  return value ?? false;
}

function textOf(value: string | boolean | null): string | null {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value;
}
