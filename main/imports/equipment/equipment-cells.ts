import type { RemsEquipmentColumn } from '#shared/rems-csv.ts';
import type { RowCells } from '../row-cells.ts';

/** A row of an equipment file. */
export type EquipmentCells = RowCells<RemsEquipmentColumn>;
