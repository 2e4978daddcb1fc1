import type { networkContract } from '../../shared/network.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { NetworkService } from './service.ts';

/** Handlers of `network.*`. */
export function createNetworkProcedures(service: NetworkService): HandlersOf<typeof networkContract> {
  return {
    state: (input, ctx) => service.state(input, ctx),
    check: (input, ctx) => service.check(input, ctx),
    save: (input, ctx) => service.save(input, ctx),
    restart: (input, ctx) => service.restart(input, ctx),
    protect: (input, ctx) => service.protect(input, ctx),
    connected: (input, ctx) => service.connected(input, ctx),
    drop: (input, ctx) => service.drop(input, ctx),
    test: (input, ctx) => service.test(input, ctx),
    startWithComputer: (input, ctx) => service.startWithComputer(input, ctx),
  };
}
