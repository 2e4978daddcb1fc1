import { AppError } from '../../shared/contract/errors.ts';
import type { networkContract } from '../../shared/network.ts';
import type { HandlersOf } from '../rpc/context.ts';

export type NetworkService = HandlersOf<typeof networkContract>;

export function createNetworkService(): NetworkService {
  const later = () => {
    throw new AppError('UNAVAILABLE', 'Not yet.');
  };
  return {
    state: later,
    check: later,
    save: later,
    restart: later,
    protect: later,
    connected: later,
    drop: later,
    test: later,
    startWithComputer: later,
  };
}
