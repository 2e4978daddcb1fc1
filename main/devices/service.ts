import { AppError } from '../../shared/contract/errors.ts';
import type { devicesContract } from '../../shared/devices.ts';
import type { HandlersOf } from '../rpc/context.ts';

export type DevicesService = HandlersOf<typeof devicesContract>;

export function createDevicesService(): DevicesService {
  const later = () => {
    throw new AppError('UNAVAILABLE', 'Not yet.');
  };
  return { status: later, enrol: later, list: later, createCode: later, revoke: later };
}
