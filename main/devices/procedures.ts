import type { devicesContract } from '../../shared/devices.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { DevicesService } from './service.ts';

/** Handlers of `devices.*`. */
export function createDevicesProcedures(service: DevicesService): HandlersOf<typeof devicesContract> {
  return {
    status: (_input, ctx) => service.status(ctx),
    enrol: (input, ctx) => service.enrol(input, ctx),
    list: (input, ctx) => service.list(input, ctx),
    createCode: (input, ctx) => service.createCode(input, ctx),
    revoke: (input, ctx) => service.revoke(input, ctx),
  };
}
