import { localDate } from '#shared/dates.ts';
import type { UnitField, UnitWarning } from '#shared/equipment.ts';
import type { RowOutcome } from '#shared/imports.ts';
import type { RemsEquipmentColumn } from '#shared/rems-csv.ts';
import type { UnitFields } from '../../equipment/unit-columns.ts';
import { differences, mergeFields, newUnitFields } from '../../equipment/unit-rules.ts';
import { unitWarnings } from '../../equipment/unit-warnings.ts';
import type { SentUnit } from '../../equipment/unit-writer.ts';
import { maxFileId, parseWhole } from '../cell-values.ts';
import type { CellChange, FileRows, PlannedRow, RowsDeps } from '../kind.ts';
import { createNovelties } from '../novelties.ts';
import { createPeopleDirectory } from '../people-directory.ts';
import { createRowPlanner, unknownColumns } from '../row-planner.ts';
import { createTextFolder } from '../text-folder.ts';
import { type CustomWanted, createCustomColumns } from './custom-columns.ts';
import type { EquipmentCells } from './equipment-cells.ts';
import { fieldColumns, fieldText, readFieldColumns, type UnitDraft } from './field-columns.ts';
import { createLookupColumns, lookupColumns } from './lookup-columns.ts';
import { createLookupDirectory } from './lookup-directory.ts';
import { createObligationColumn, type ObligationsWanted } from './obligation-column.ts';
import { createParentColumn } from './parent-column.ts';
import { createPersonColumns, personColumns } from './person-columns.ts';
import { createRecordWriter } from './record-writer.ts';
import { createStoredUnits } from './stored-units.ts';

const columnOf = new Map<string, RemsEquipmentColumn>([
  ...Object.entries(fieldColumns).map(([column, field]) => [field, column] as const),
  ['parentId', 'eq_parent'],
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
  expired: 'This date has passed.',
  'parts-in-service': 'Units that belong to this retired unit are still in service.',
};

/** Carries out an equipment file row by row. */
export function createEquipmentRows(deps: RowsDeps): FileRows {
  const { db, header } = deps;
  const folder = deps.shared?.folder ?? createTextFolder();
  const novelties = createNovelties();
  const records = createRecordWriter(deps.write, novelties);
  const lookups = deps.shared?.lookups ?? createLookupDirectory({ db, folder, records });
  const people = deps.shared?.people ?? createPeopleDirectory({ db, folder, records });
  const lookupCells = createLookupColumns(lookups);
  const personCells = createPersonColumns({ people, folder });
  const obligationCells = createObligationColumn(db, folder);
  const customCells = createCustomColumns({ db, header, folder });
  const parentCells = createParentColumn({ db, link: (unitId, parentId) => records.updateUnit(unitId, { parentId }) });
  const storedUnits = createStoredUnits(db);
  const today = localDate(deps.now);
  const seen = new Set<number>();
  let nextId = deps.firstFreeId;

  function plan(cells: EquipmentCells): PlannedRow | undefined {
    const id = readId(cells);
    const stored = id === undefined ? undefined : storedUnits.get(id);
    if (id !== undefined && stored) requireAgreement(cells, id, stored);
    if (cells.hasErrors) return undefined;
    const draft: UnitDraft = {};
    readFieldColumns(cells, stored, draft);
    const deferred = [...lookupCells.read(cells, stored, draft), ...personCells.read(cells, stored, draft)];
    if (cells.hasErrors) return undefined;
    for (const step of deferred) step();
    const parentLater = parentCells.read(cells, id, stored, draft);
    const obligations = obligationCells.read(cells, stored ? id : undefined);
    const custom = customCells.read(cells, stored ? id : undefined, draft.classId ?? stored?.classId ?? 0);
    if (stored && id !== undefined) {
      parentCells.arrived(cells.row, id, parentLater);
      return update(cells, { id, stored }, draft, { obligations, custom });
    }
    const newId = id ?? nextId;
    if (id === undefined) nextId += 1;
    parentCells.arrived(cells.row, newId, parentLater);
    return create(cells, { id, newId }, draft, { obligations, custom });
  }

  function readId(cells: EquipmentCells): number | undefined {
    const text = cells.cell('eq_id') ?? '';
    if (text === '') return undefined;
    const id = parseWhole(text, 1, maxFileId);
    if (id === undefined) cells.error('eq_id is not a whole number from 1 on. Leave it blank for a new unit.', 'eq_id');
    else if (seen.has(id)) cells.error(`Unit ${id} occurs twice in this file. Remove one of the rows.`, 'eq_id');
    else seen.add(id);
    return id;
  }

  /** So that a file never overwrites a different unit that happens to have the same number. */
  function requireAgreement(cells: EquipmentCells, id: number, stored: UnitFields): void {
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

  function create(
    cells: EquipmentCells,
    { id, newId }: { readonly id: number | undefined; readonly newId: number },
    draft: UnitDraft,
    { obligations, custom }: Besides,
  ): PlannedRow {
    const { classId } = draft;
    if (classId === undefined) throw new Error('a row without a class was taken for good');
    const fields = newUnitFields({ ...draft, classId });
    const own = { ...fields, auditFrequencies: [...fields.auditFrequencies], id: newId };
    records.createUnit(custom ? { ...own, custom: custom.values } : own);
    if (obligations) records.setObligations(newId, obligations.ruleIds);
    const changes: CellChange[] = [];
    for (const [field, column] of columnOf) {
      const text = textOf(field as UnitField, fields); // the keys are fields
      if (text !== null && cells.cell(column) !== undefined) changes.push([column, null, text]);
    }
    changes.push(...obligationChange(obligations), ...(custom?.changes ?? []));
    return done(cells, 'created', deps.write ? newId : (id ?? null), fields, changes);
  }

  function update(
    cells: EquipmentCells,
    { id, stored }: { readonly id: number; readonly stored: UnitFields },
    draft: UnitDraft,
    { obligations, custom }: Besides,
  ): PlannedRow {
    const fields = mergeFields(stored, draft);
    const changed = Object.keys(differences(stored, fields)) as UnitField[]; // keys are field names
    if (changed.length === 0 && !obligations && !custom) return done(cells, 'unchanged', id, fields, []);
    const change: SentUnit = Object.fromEntries(changed.map((field) => [field, fields[field]]));
    if (changed.length > 0 || custom) records.updateUnit(id, custom ? { ...change, custom: custom.values } : change);
    if (obligations) records.setObligations(id, obligations.ruleIds);
    const changes = changed.map(
      (field): CellChange => [columnOf.get(field) ?? field, textOf(field, stored), textOf(field, fields)],
    );
    return done(cells, 'updated', id, fields, [
      ...changes,
      ...obligationChange(obligations),
      ...(custom?.changes ?? []),
    ]);
  }

  function done(
    cells: EquipmentCells,
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

  function labelOf(cells: EquipmentCells): string {
    const parts = [cells.cell('equipment_class'), cells.cell('eq_mod'), cells.cell('eq_sn')];
    return parts.filter((part) => part !== undefined && part !== '').join(', ');
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

  return {
    plan: createRowPlanner(header, plan, labelOf, deps.blankCells === 'keep'),
    finish: () => parentCells.finish(),
    fileMessages: () => [
      ...unknownColumns({ ...header, unknown: [...header.unknown, ...customCells.unknown] }),
      ...novelties.messages(),
      ...parentCells.messages(),
    ],
  };
}

/** What a row asks for besides the fields of the unit itself. */
interface Besides {
  readonly obligations: ObligationsWanted | undefined;
  readonly custom: CustomWanted | undefined;
}

function obligationChange(wanted: ObligationsWanted | undefined): CellChange[] {
  return wanted ? [['eq_obligations', wanted.before, wanted.after]] : [];
}

const lookupKindOf = {
  classId: 'class',
  subclassId: 'subclass',
  manufacturerId: 'manufacturer',
  departmentId: 'department',
  facilityId: 'facility',
} as const;
