import { type CostRange, rangesOverlap } from '#shared/capital.ts';
import type { Db } from '../../database/connection.ts';
import { createLookupWriter, type LookupValues, type StoredLookup } from '../../lookups/lookup-writer.ts';
import { maxFileId } from '../cell-values.ts';
import { firstFreeId } from '../free-ids.ts';
import type { CellChange, RowsDeps } from '../kind.ts';
import { quoted } from '../row-cells.ts';
import type { RemsPart, RemsPartDeps, RemsPlan } from './rems-part.ts';
import type { RemsRow } from './rems-tables.ts';
import { readActive, readName, readWhole } from './rems-values.ts';
import type { RowNotes } from './row-notes.ts';

const kind = 'capital-category';
const maxCost = 1_000_000;

interface Category extends CostRange {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
}

/**
 * The capital categories of REMS. Ranges of categories in use do not overlap here; one that does in REMS comes as a category that is not in
 * use, and the report names the other.
 */
export function createCategoryPart(deps: RemsPartDeps): RemsPart {
  const { db, write, table, tables, shared } = deps;
  const { folder } = shared;
  const writer = createLookupWriter(db);
  const records = createRecords(write);
  const known = readCategories(db);
  /** Categories here that a row of the file stands for. */
  const claimed = new Set<number>();
  let nextId = firstFreeId(db, { table: 'capital_categories', room: 1 }, Math.min(maxFileId, tables.maxId(table)));

  function plan(row: RemsRow, notes: RowNotes): RemsPlan | undefined {
    const draft = read(row, notes);
    if (!draft || notes.hasErrors) return undefined;
    const namesake = [...known.values()].find(({ name }) => folder.same(name, draft.name));
    if (namesake && claimed.has(namesake.id)) {
      notes.warning(`A category of this name is in the file already (${quoted(namesake.name)}).`, 'name');
      return { outcome: 'skipped', recordId: null, label: draft.name, changes: [] };
    }
    const taken = known.has(row.number) || row.number < 1 || row.number > maxFileId;
    const id = namesake?.id ?? (taken ? nextId : row.number);
    if (id === nextId) nextId += 1;
    const settled = { ...draft, id, active: draft.active && !overlaps(draft, id, notes) };
    claimed.add(id);
    known.set(id, settled);
    return namesake ? update(namesake, settled) : create(settled, row);
  }

  function read(row: RemsRow, notes: RowNotes): Omit<Category, 'id'> | undefined {
    const name = readName(row, notes, 50);
    const active = readActive(row, notes);
    const min = readWhole(row, notes, 'min_cost', maxCost);
    const max = readWhole(row, notes, 'max_cost', maxCost);
    if (min === null) notes.error('The least cost of the category is missing.', 'min_cost');
    else if (max !== null && max <= min) notes.error('The greatest cost is not above the least.', 'max_cost');
    else return { name, active, minCost: min, maxCost: max };
    return undefined;
  }

  function overlaps(draft: CostRange, id: number, notes: RowNotes): boolean {
    const other = [...known.values()].find(
      (category) => category.active && category.id !== id && rangesOverlap(category, draft),
    );
    if (!other) return false;
    notes.warning(
      `Its costs overlap those of the category ${quoted(other.name)}; it comes as one that is not in use.`,
      'min_cost',
    );
    return true;
  }

  function create(category: Category, row: RemsRow): RemsPlan {
    records.create(category);
    const recordId = write || category.id === row.number ? category.id : null;
    return { outcome: 'created', recordId, label: category.name, changes: changesOf(undefined, category) };
  }

  function update(before: Category, category: Category): RemsPlan {
    const lookup = writer.stored(kind, category.id);
    if (!lookup) throw new Error(`the category ${category.id} was found and is not there`);
    const changes = changesOf(before, category);
    if (changes.length > 0) records.update(lookup, category);
    return {
      outcome: changes.length === 0 ? 'unchanged' : 'updated',
      recordId: category.id,
      label: category.name,
      changes,
    };
  }

  return { plan };
}

function readCategories(db: Db): Map<number, Category> {
  const rows = db
    .prepare<[], Omit<Category, 'active'> & { readonly active: 0 | 1 }>(
      'SELECT id, name, active, min_cost AS minCost, max_cost AS maxCost FROM capital_categories ORDER BY id',
    )
    .all();
  return new Map(rows.map((row) => [row.id, { ...row, active: row.active === 1 }]));
}

const columns = { name: 'name', minCost: 'min_cost', maxCost: 'max_cost', active: 'is_active' } as const;

function changesOf(before: Category | undefined, now: Category): CellChange[] {
  const text = (category: Category | undefined, field: keyof typeof columns) => {
    const value = category?.[field] ?? null;
    return value === null ? null : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
  };
  return (Object.keys(columns) as (keyof typeof columns)[]) // the table has the keys of its type and no others
    .map((field): CellChange => [columns[field], text(before, field), text(now, field)])
    .filter(([, old, value]) => old !== value);
}

interface CategoryRecords {
  create(category: Category): void;
  update(stored: StoredLookup, category: Category): void;
}

/** Writes under the import, or pretends. */
function createRecords(write: RowsDeps['write']): CategoryRecords {
  if (!write) return { create: () => undefined, update: () => undefined };
  const { tx, importId } = write;
  const lookups = createLookupWriter(tx.db);
  return {
    create: ({ id, name, active, minCost, maxCost: max }) =>
      void lookups.insert(tx, { kind, id, name, active, minCost, maxCost: max }, { importId }),
    update(stored, { name, active, minCost, maxCost: max }) {
      const values: Partial<LookupValues> = { name, active: active ? 1 : 0, minCost, maxCost: max };
      lookups.update(tx, kind, stored, values, { importId });
    },
  };
}
