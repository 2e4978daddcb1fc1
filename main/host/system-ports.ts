import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock, HostNetwork, HostWatch, Log, LogKeeping, Ports, Random } from '../ports.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };

/** The operating system's randomness. */
export const systemRandom: Random = { bytes: (size) => randomBytes(size), uuid: () => randomUUID() };

/** The ports of a host without a desktop: no key store, notices go to the log. */
export function createSystemPorts(deps: {
  readonly dataFolder: string;
  readonly log: Log;
  readonly app: Ports['app'];
  readonly logKeeping?: LogKeeping;
  readonly watch?: HostWatch;
  readonly network?: HostNetwork;
}): Ports {
  const { dataFolder, log, app, logKeeping, watch, network } = deps;
  return {
    clock: systemClock,
    random: systemRandom,
    log,
    logKeeping,
    watch,
    network,
    paths: { data: dataFolder },
    notifier: { notify: ({ title, body }) => log.info('notice', { title, body }) },
    authorizedUsers: process.env.AUTHORIZED_USERS,
    app,
  };
}
