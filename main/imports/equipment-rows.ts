import { localDate } from '../../shared/dates.ts';
import type { UnitField, UnitWarning } from '../../shared/equipment.ts';
import type { ImportMessage, RowOutcome } from '../../shared/imports.ts';
import type { RemsEquipmentColumn } from '../../shared/rems-csv.ts';
import type { Db } from '../database/connection.ts';
import type { PartialUnitFields, UnitFields } from '../equipment/unit-columns.ts';
import { differences, mergeFields, newUnitFields } from '../equipment/unit-rules.ts';
import { unitWarnings } from '../equipment/unit-warnings.ts';
import { maxFileId, parseWhole } from './cell-values.ts';
import type { CsvRecord } from './csv-reader.ts';
import { fieldColumns, fieldText, readFieldColumns, type UnitDraft } from './field-columns.ts';
import type { FileHeader } from './file-header.ts';
import { createLookupColumns, lookupColumns } from './lookup-columns.ts';
import { createLookupDirectory } from './lookup-directory.ts';
import { createNovelties } from './novelties.ts';
import { createPeopleDirectory } from './people-directory.ts';
import { createPersonColumns, personColumns } from './person-columns.ts';
import type { RecordWriter } from './record-writer.ts';
import { createRowCells, type RowCells } from './row-cells.ts';
import { createStoredUnits } from './stored-units.ts';
import { createTextFolder } from './text-folder.ts';

/** A changed cell, as files write it. */
export type CellChange = readonly [column: string, old: string | null, now: string | null];

/** What became, or would become, of a row. */
export interface PlannedRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  /** Null for what is not stored (yet). */
  readonly recordId: number | null;
  readonly label: string;
  readonly changes: readonly CellChange[];
  readonly messages: readonly ImportMessage[];
}

/** Carries out an equipment file row by row; with the pretending writer this is the dry run. */
export interface EquipmentRows {
  /** Undefined for an empty line. */
  plan(record: CsvRecord): PlannedRow | undefined;
  /** What is to be said about the file as a whole, after the last row. */
  fileMessages(): readonly ImportMessage[];
}

const columnOf = new Map<string, RemsEquipmentColumn>([
  ...Object.entries(fieldColumns).map(([column, field]) => [field, column] as const),
  ...Object.entries(lookupColumns).map(([column, { field }]) => [field, column] as const),
  ...personColumns.map(({ field, name }) => [field, name] as const),
] as [UnitField, RemsEquipmentColumn][]); // the keys of these tables are columns

const warningTexts: Readonly<Record<UnitWarning['code'], string>> = {
  'before-manufacture': 'This date is before the date of manufacture.',
  'before-installation': 'This date is before the date of installation.',
  'after-retirement': 'This date is after the date of retirement.',
  'retired-without-date': 'The unit is retired, but has no date of retirement.',
  'subclass-of-other-class': 'The subclass belongs to another class.',
  'in-future': 'This date is in the future.',
};

/**
 * @param records where the writes go
 * @param firstFreeId the id of the first new unit without one of its own; above every id in the file and in the database
 */
export function createEquipmentRows(deps: {
  readonly db: Db;
  readonly header: FileHeader;
  readonly records: RecordWriter;
  readonly now: Date;
  readonly firstFreeId: number;
  readonly pretend: boolean;
}): EquipmentRows {
  const { db, header, pretend } = deps;
  const folder = createTextFolder();
  const novelties = createNovelties(deps.records);
  const { records } = novelties;
  const lookups = createLookupDirectory({ db, folder, records });
  const people = createPeopleDirectory({ db, folder, records });
  const lookupCells = createLookupColumns(lookups);
  const personCells = createPersonColumns({ people, folder });
  const storedUnits = createStoredUnits(db);
  const today = localDate(deps.now);
  const seen = new Set<number>();
  let nextId = deps.firstFreeId;

  function plan(record: CsvRecord): PlannedRow | undefined {
    const cells = createRowCells(header, record);
    if (record.cells.every((cell) => cell.trim() === '')) {
      // A line without anything is a row of the spreadsheet, but not one of the file's.
      if (record.cells.length === 1 && header.width > 1) return undefined;
      return { row: record.row, outcome: 'skipped', recordId: null, label: '', changes: [], messages: [] };
    }
    if (record.cells.length !== header.width) {
      cells.error(
        `This row has ${record.cells.length} cells, the header has ${header.width}. Look for a missing or extra separator or quotation mark.`,
      );
      return refused(cells);
    }
    const id = readId(cells);
    const stored = id === undefined ? undefined : storedUnits.get(id);
    if (id !== undefined && stored) requireAgreement(cells, id, stored);
    if (cells.hasErrors) return refused(cells);
    const draft: UnitDraft = {};
    readFieldColumns(cells, stored, draft);
    const deferred = [...lookupCells.read(cells, stored, draft), ...personCells.read(cells, stored, draft)];
    if (cells.hasErrors) return refused(cells);
    for (const step of deferred) step();
    return stored && id !== undefined ? update(cells, id, stored, draft) : create(cells, id, draft);
  }

  function readId(cells: RowCells): number | undefined {
    const text = cells.cell('eq_id') ?? '';
    if (text === '') return undefined;
    const id = parseWhole(text, 1, maxFileId);
    if (id === undefined) cells.error('eq_id is not a whole number from 1 on. Leave it blank for a new unit.', 'eq_id');
    else if (seen.has(id)) cells.error(`Unit ${id} occurs twice in this file. Remove one of the rows.`, 'eq_id');
    else seen.add(id);
    return id;
  }

  /** So that a file never overwrites a different unit that happens to have the same number. */
  function requireAgreement(cells: RowCells, id: number, stored: UnitFields): void {
    const className = cells.cell('equipment_class') ?? '';
    const serial = cells.cell('eq_sn') ?? '';
    const storedClass = lookups.get('class', stored.classId)?.name ?? '';
    if (className !== '' && folder.same(className, storedClass)) return;
    if (serial !== '' && stored.serialNumber !== null && folder.same(serial, stored.serialNumber)) return;
    if (cells.cell('equipment_class') === '') {
      cells.error('The class may not be blank. Fill in equipment_class.', 'equipment_class');
      return;
    }
    const known = stored.serialNumber === null ? storedClass : `${storedClass} ${stored.serialNumber}`;
    cells.error(
      `Unit ${id} is another unit here (${known}): neither class nor serial number agrees. Correct the row, or leave eq_id blank for a new unit.`,
      'eq_id',
    );
  }

  function create(cells: RowCells, id: number | undefined, draft: UnitDraft): PlannedRow {
    const { classId } = draft;
    if (classId === undefined) throw new Error('a row without a class was taken for good');
    const fields = newUnitFields({ ...draft, classId });
    const newId = id ?? nextId;
    if (id === undefined) nextId += 1;
    records.createUnit({ ...fields, auditFrequencies: [...fields.auditFrequencies], id: newId });
    const changes: CellChange[] = [];
    for (const [field, column] of columnOf) {
      const text = textOf(field as UnitField, fields); // the keys are fields
      if (text !== null && cells.cell(column) !== undefined) changes.push([column, null, text]);
    }
    return done(cells, 'created', pretend ? (id ?? null) : newId, fields, changes);
  }

  function update(cells: RowCells, id: number, stored: UnitFields, draft: UnitDraft): PlannedRow {
    const fields = mergeFields(stored, draft);
    const changed = Object.keys(differences(stored, fields)) as UnitField[]; // keys are field names
    if (changed.length === 0) return done(cells, 'unchanged', id, fields, []);
    const change: PartialUnitFields = Object.fromEntries(changed.map((field) => [field, fields[field]]));
    records.updateUnit(id, change);
    const changes = changed.map(
      (field): CellChange => [columnOf.get(field) ?? field, textOf(field, stored), textOf(field, fields)],
    );
    return done(cells, 'updated', id, fields, changes);
  }

  function done(
    cells: RowCells,
    outcome: RowOutcome,
    recordId: number | null,
    fields: UnitFields,
    changes: readonly CellChange[],
  ): PlannedRow {
    const subclassClass = fields.subclassId === null ? null : (lookups.classOf(fields.subclassId) ?? null);
    for (const { field, code } of unitWarnings(fields, subclassClass, today))
      cells.remark(warningTexts[code], columnOf.get(field));
    const label = [textOf('classId', fields), fields.model, fields.serialNumber]
      .filter((part) => part !== null)
      .join(', ');
    return { row: cells.row, outcome, recordId, label, changes, messages: cells.messages };
  }

  function refused(cells: RowCells): PlannedRow {
    const parts = [cells.cell('equipment_class'), cells.cell('eq_mod'), cells.cell('eq_sn')];
    const label = parts.filter((part) => part !== undefined && part !== '').join(', ');
    return {
      row: cells.row,
      outcome: 'error',
      recordId: null,
      label: label.slice(0, 200),
      changes: [],
      messages: cells.messages,
    };
  }

  function textOf(field: UnitField, fields: UnitFields): string | null {
    switch (field) {
      case 'classId':
      case 'subclassId':
      case 'manufacturerId':
      case 'departmentId':
      case 'facilityId': {
        const id = fields[field];
        return id === null ? null : (lookups.get(lookupKindOf[field], id)?.name ?? null);
      }
      case 'contactId':
      case 'supervisorId':
      case 'physicianId': {
        const id = fields[field];
        return id === null ? null : (people.get(id)?.name ?? null);
      }
      default:
        return fieldText(fields[field], field);
    }
  }

  return { plan, fileMessages: () => [...unknownColumns(header), ...novelties.messages()] };
}

const lookupKindOf = {
  classId: 'class',
  subclassId: 'subclass',
  manufacturerId: 'manufacturer',
  departmentId: 'department',
  facilityId: 'facility',
} as const;

function unknownColumns({ unknown, row }: FileHeader): ImportMessage[] {
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, 20).join(', ');
  const more = unknown.length > 20 ? ` and ${unknown.length - 20} more` : '';
  return [{ level: 'warning', row, message: `Columns that are not known here were left out: ${shown}${more}.` }];
}
