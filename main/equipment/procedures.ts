import type { equipmentContract } from '../../shared/equipment.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { EquipmentService } from './service.ts';

/** The procedures of the inventory. */
export function createEquipmentProcedures(service: EquipmentService): HandlersOf<typeof equipmentContract> {
  return {
    list: (input) => service.listWritten(input),
    get: ({ id }) => service.get(id),
    create: (fields, ctx) => service.create(fields, ctx),
    update: (change, ctx) => service.update(change, ctx),
    export: (input, ctx) => service.export(input, ctx),
  };
}
