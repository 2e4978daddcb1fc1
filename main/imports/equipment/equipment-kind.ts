import { AppError } from '#shared/contract/errors.ts';
import { type LookupKind, lookupKinds } from '#shared/lookups.ts';
import { remsEquipmentColumns } from '#shared/rems-csv.ts';
import { createUnitWriter } from '../../equipment/unit-writer.ts';
import { createLookupWriter } from '../../lookups/service.ts';
import { createObligationWriter } from '../../obligations/obligation-writer.ts';
import type { Tx } from '../../rpc/transact.ts';
import type { FileKind, Reverter } from '../kind.ts';
import { oldValues } from '../old-values.ts';
import { personSteps } from '../person-records.ts';
import { isCustomColumn } from './equipment-cells.ts';
import { createEquipmentRows } from './equipment-rows.ts';

/** Files of units. */
export const equipmentKind: FileKind = {
  columns: remsEquipmentColumns,
  isColumn: isCustomColumn,
  idColumn: 'eq_id',
  table: 'units',
  room: 1,
  mayBeEmpty: false,
  requireHeader(names) {
    if (!names.has('equipment_class') && names.has('test_type'))
      throw new AppError('INVALID', 'This is a file of surveys, not of equipment. Choose surveys and send it again.');
    if (!names.has('equipment_class') && names.has('scheduled_date'))
      throw new AppError('INVALID', 'This is a file of bookings, not of equipment. Choose bookings and send it again.');
    if (names.has('eq_id') || names.has('equipment_class')) return;
    throw new AppError(
      'INVALID',
      'This is not an equipment file: its first line names neither eq_id nor equipment_class. Column names must be written exactly as REMS writes them.',
    );
  },
  createRows: createEquipmentRows,
  createReverter,
};

function createReverter(tx: Tx, importId: number): Reverter {
  const units = createUnitWriter(tx.db);
  const lookups = createLookupWriter(tx.db);
  const obligations = createObligationWriter(tx.db);
  const options = { importId };
  return {
    steps: {
      ...personSteps(tx, importId),
      'equipment.create': ({ entity_id }) => units.remove(tx, Number(entity_id), options),
      'equipment.update': (entry) =>
        void units.update(tx, Number(entry.entity_id), oldValues(entry), { ...options, takesBack: true }),
      'obligations.set': (entry) =>
        void obligations.setOthers(tx, Number(entry.entity_id), oldValues(entry).ruleIds ?? [], options),
      'lookups.create'({ entity_id }) {
        const [kind = '', lookupId = ''] = entity_id.split(':');
        lookups.remove(tx, asLookupKind(kind), Number(lookupId), options);
      },
    },
    finish: () => undefined,
  };
}

function asLookupKind(text: string): LookupKind {
  const kind = lookupKinds.find((candidate) => candidate === text);
  if (kind === undefined) throw new Error(`the audit trail names an unknown kind of lookup: ${text}`);
  return kind;
}
