import { z } from 'zod';
import type { PlainDate } from '../../shared/dates.ts';
import { Unit } from '../../shared/equipment.ts';
import { createChangedRows, type RowSource } from '../database/changed-rows.ts';
import type { Db } from '../database/connection.ts';

/** Units that are kept as text, some 2 kB each. */
const keptUnits = 3000;

/** What a unit in a list is made of; a name stands in very many. */
export const writtenSources: readonly RowSource[] = [
  // A unit shows the name of what it belongs to, and how many belong to it.
  {
    table: 'units',
    key: 'id',
    further: (row) => `SELECT ${row}.parent_id UNION SELECT k.id FROM units k WHERE k.parent_id = ${row}.id`,
  },
  { table: 'findings', key: 'unit_id' },
  { table: 'custom_values', key: 'unit_id' },
  ...['classes', 'subclasses', 'manufacturers', 'departments', 'facilities', 'people'].map((table) => ({ table })),
];

/**
 * Units as JSON that was checked against the contract, on one connection; those that were sent last are kept until something that they
 * are made of changes.
 *
 * @param read units in the order of their ids; of ids that no longer exist none
 * @returns the texts in the order of ids, on that day
 * @throws Error inside a transaction
 */
export function createWrittenUnits(
  db: Db,
  read: (ids: readonly number[]) => readonly Unit[],
): (ids: readonly number[], today: PlainDate) => string[] {
  const takeChanged = createChangedRows(db, 'written_units', writtenSources);
  /** By id; the first was not sent for longest. */
  const kept = new Map<number, string>();
  let keptOn: PlainDate | undefined;

  function forgetChanged(today: PlainDate): void {
    const changed = takeChanged();
    if (!changed) throw new Error('inside a transaction nothing is kept of what is written');
    if (changed === 'any' || today !== keptOn) kept.clear();
    else for (const id of changed) kept.delete(id);
    keptOn = today;
  }

  return (ids, today) => {
    forgetChanged(today);
    const missing = ids.filter((id) => !kept.has(id));
    if (missing.length > 0) for (const unit of read(missing)) kept.set(unit.id, JSON.stringify(z.parse(Unit, unit)));
    const texts: string[] = [];
    for (const id of ids) {
      const text = kept.get(id);
      if (text === undefined) continue;
      kept.delete(id);
      kept.set(id, text);
      texts.push(text);
    }
    for (const id of kept.keys()) {
      if (kept.size <= keptUnits) break;
      kept.delete(id);
    }
    return texts;
  };
}
