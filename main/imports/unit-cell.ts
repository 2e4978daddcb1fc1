import { maxFileId, parseWhole } from './cell-values.ts';
import { quoted, type RowCells } from './row-cells.ts';

/** Reads the unit that a row is about; every row of a file of tests or bookings names one that exists. */
export function readUnit<C extends string>(
  cells: RowCells<C | 'eq_id'>,
  units: ReadonlyMap<number, string>,
): number | undefined {
  const text = cells.cell('eq_id') ?? '';
  const id = parseWhole(text, 1, maxFileId);
  if (text === '') cells.error('The number of the unit is blank. Fill in eq_id.', 'eq_id');
  else if (id === undefined) cells.error(`${quoted(text)} is not the number of a unit.`, 'eq_id');
  else if (!units.has(id))
    cells.error(`There is no unit ${id} here. Import the equipment first, or correct the number.`, 'eq_id');
  else return id;
  return undefined;
}
