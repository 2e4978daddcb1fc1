import type { UnitLookupKind } from '#shared/lookups.ts';
import { createLookupWriter, type LookupValues, type StoredLookup } from '../../lookups/lookup-writer.ts';
import { maxFileId } from '../cell-values.ts';
import { firstFreeId } from '../free-ids.ts';
import type { CellChange, RowsDeps } from '../kind.ts';
import { quoted } from '../row-cells.ts';
import type { RemsPart, RemsPartDeps, RemsPlan } from './rems-part.ts';
import type { RemsRow } from './rems-tables.ts';
import { readActive, readKnownWhole, readName, readText } from './rems-values.ts';
import type { RowNotes } from './row-notes.ts';

/** The table of each kind here, and the table whose numbers it names. */
export const lookupTablesOfRems = {
  equipment_classes: { kind: 'class', table: 'classes' },
  manufacturers: { kind: 'manufacturer', table: 'manufacturers' },
  departments: { kind: 'department', table: 'departments' },
  facilities: { kind: 'facility', table: 'facilities' },
  equipment_subclasses: { kind: 'subclass', table: 'subclasses' },
} as const satisfies Record<string, { kind: UnitLookupKind; table: string }>;

/** What REMS knows about a lookup. */
interface Draft {
  readonly name: string;
  readonly active: boolean;
  readonly classId: number | null;
  readonly estimatedCost: number | null;
  readonly lifetimeYears: number | null;
  readonly fullName: string | null;
  readonly address: string | null;
}

const columns = {
  name: 'name',
  active: 'is_active',
  estimatedCost: 'estimated_capital_cost',
  lifetimeYears: 'expected_lifetime',
  fullName: 'facility_full',
  address: 'address',
} as const satisfies Partial<Record<keyof Draft, string>>;

// The table has the keys of its type and no others.
const fields = Object.keys(columns) as (keyof typeof columns)[];

/**
 * A table of lookups, the ones that are not in use any more included. An entry of the same name is the same entry, whatever its number;
 * numbers are kept where they are free.
 */
export function createLookupPart(deps: RemsPartDeps & { readonly table: keyof typeof lookupTablesOfRems }): RemsPart {
  const { db, write, table, tables, numbers, shared } = deps;
  const { lookups, folder } = shared;
  const { kind, table: ownTable } = lookupTablesOfRems[table];
  const writer = createLookupWriter(db);
  const records = createRecords(write);
  /** Entries here that a row of the file stands for, and its number. */
  const claimed = new Map<number, number>();
  let nextId = firstFreeId(db, { table: ownTable, room: 1 }, Math.min(maxFileId, tables.maxId(table)));

  function plan(row: RemsRow, notes: RowNotes): RemsPlan | undefined {
    const draft = read(row, notes);
    if (notes.hasErrors) return undefined;
    const namesake = lookups.find(kind, draft.name, draft.classId ?? undefined);
    if (!namesake) return create(row, notes, draft);
    numbers.set(table, row.number, namesake.id);
    if (!folder.same(namesake.name, draft.name)) {
      notes.remark(`${quoted(draft.name)} was merged here into ${quoted(namesake.name)}, which takes its place.`);
      return { outcome: 'unchanged', recordId: namesake.id, label: draft.name, changes: [] };
    }
    const twin = claimed.get(namesake.id);
    if (twin !== undefined) {
      notes.warning(`This is the same name as that of number ${twin}; what names either gets the one entry.`, 'name');
      return { outcome: 'skipped', recordId: null, label: draft.name, changes: [] };
    }
    claimed.set(namesake.id, row.number);
    const known = writer.stored(kind, namesake.id);
    if (!known) throw new Error(`the ${kind} ${namesake.id} was found and is not there`);
    if (known.id !== row.number) notes.remark(`${quoted(draft.name)} is here already, with the number ${known.id}.`);
    return update(row, known, draft);
  }

  function read(row: RemsRow, notes: RowNotes): Draft {
    const classId = kind === 'subclass' ? (numbers.of('equipment_classes', row.value('class_id')) ?? null) : null;
    if (kind === 'subclass' && classId === null)
      notes.error(
        `Class ${row.value('class_id') ?? '(blank)'} of this subclass is not among the classes that go in.`,
        'class_id',
      );
    return {
      name: readName(row, notes, 200),
      active: readActive(row, notes),
      classId,
      estimatedCost: readKnownWhole(row, notes, 'estimated_capital_cost', 1_000_000),
      lifetimeYears: readKnownWhole(row, notes, 'expected_lifetime', 100),
      fullName: kind === 'facility' ? readText(row, notes, 'facility_full', 300) : null,
      address: kind === 'facility' ? readText(row, notes, 'address', 500) : null,
    };
  }

  function create(row: RemsRow, notes: RowNotes, incoming: Draft): RemsPlan {
    const draft = { ...incoming, fullName: freeFullName(incoming.fullName, notes) };
    const taken = lookups.get(kind, row.number);
    const id = taken || row.number < 1 || row.number > maxFileId ? nextId : row.number;
    if (id === nextId) nextId += 1;
    if (taken)
      notes.remark(`The number ${row.number} is that of ${quoted(taken.name)} here; the new entry gets another one.`);
    records.create({ ...draft, kind, id });
    lookups.remember(
      kind,
      { id, name: draft.name, fullName: draft.fullName, address: draft.address },
      draft.classId ?? undefined,
    );
    numbers.set(table, row.number, id);
    claimed.set(id, row.number);
    const changes = fields.flatMap((field): CellChange[] =>
      textOf(draft[field]) === null ? [] : [[columns[field], null, textOf(draft[field])]],
    );
    return { outcome: 'created', recordId: write || id === row.number ? id : null, label: draft.name, changes };
  }

  function freeFullName(fullName: string | null, notes: RowNotes): string | null {
    if (fullName === null || !lookups.hasFullName(fullName)) return fullName;
    notes.warning(`Another facility has the full name ${quoted(fullName)}; it was left out.`, 'facility_full');
    return null;
  }

  /** What REMS does not know is not taken away from what is known here. */
  function update(row: RemsRow, known: StoredLookup, draft: Draft): RemsPlan {
    const values: { -readonly [F in keyof LookupValues]?: LookupValues[F] } = {};
    if (known.id === row.number && known.name !== draft.name) values.name = draft.name;
    if ((known.active === 1) !== draft.active) values.active = draft.active ? 1 : 0;
    for (const field of ['estimatedCost', 'lifetimeYears'] as const)
      if (draft[field] !== null && draft[field] !== known[field]) values[field] = draft[field];
    for (const field of ['fullName', 'address'] as const)
      if (draft[field] !== null && draft[field] !== known[field]) values[field] = draft[field];
    if (values.fullName && lookups.hasFullName(values.fullName) && !folder.same(values.fullName, known.fullName ?? ''))
      delete values.fullName;
    // Keys of the object that was just filled.
    const changed = Object.keys(values) as (keyof typeof columns)[];
    if (changed.length > 0) records.update(kind, known, values);
    const changes = changed.map(
      (field): CellChange => [
        columns[field],
        textOf(field === 'active' ? known.active === 1 : known[field]),
        textOf(draft[field]),
      ],
    );
    return {
      outcome: changed.length === 0 ? 'unchanged' : 'updated',
      recordId: known.id,
      label: draft.name,
      changes,
    };
  }

  return { plan };
}

function textOf(value: string | number | boolean | null): string | null {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? null : String(value);
}

interface LookupRecords {
  create(draft: Draft & { readonly kind: UnitLookupKind; readonly id: number }): void;
  update(kind: UnitLookupKind, stored: StoredLookup, values: Partial<LookupValues>): void;
}

/** Writes under the import, or pretends. */
function createRecords(write: RowsDeps['write']): LookupRecords {
  if (!write) return { create: () => undefined, update: () => undefined };
  const { tx, importId } = write;
  const lookups = createLookupWriter(tx.db);
  return {
    create: ({ classId, ...draft }) =>
      void lookups.insert(tx, { ...draft, ...(classId !== null && { classId }) }, { importId }),
    update: (kind, stored, values) => void lookups.update(tx, kind, stored, values, { importId }),
  };
}
