import type { RemsEquipmentColumn } from '#shared/rems-csv.ts';
import type { RowCells } from '../row-cells.ts';

/** The column of a field that the clinic defined. */
export type CustomColumn = `x_${string}`;

/** A row of an equipment file. */
export type EquipmentCells = RowCells<RemsEquipmentColumn | CustomColumn>;

/** Whether a heading may be that of such a field. */
export function isCustomColumn(name: string): name is CustomColumn {
  return /^x_[a-z0-9_]{1,60}$/.test(name);
}
