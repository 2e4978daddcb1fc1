import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { bootHost } from '../../main/host/boot.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import { workerEntry } from './child.ts';
import type { Acknowledged } from './kill-writes.ts';
import { operator } from './open.ts';
import type { Stage } from './scenario.ts';

/** In a child: a host with all its threads, in which one person for each unit edits, all at the same time: changes that share a flush. */
export async function busyWork({ folder, state, say }: Stage): Promise<void> {
  // Written by the campaign.
  const { units } = state as { readonly units: readonly number[] };
  const ports = testPorts({ folder, clock: systemClock, log: memoryLog() });
  const { core } = await bootHost(ports, { workerEntry: pathToFileURL(workerEntry()) });
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, operator)));

  async function edit(unit: number): Promise<void> {
    let { version } = await api.equipment.get({ id: unit });
    for (let round = 0; ; round += 1) {
      const notes = `${process.pid}-${round}-${'n'.repeat(round % 3000)}`;
      ({ version } = await api.equipment.update({ id: unit, version, notes }));
      say(JSON.stringify({ unit, notes } satisfies Acknowledged));
      // As between the calls of people, whom the network brings.
      await turn();
    }
  }

  say('begin');
  // The disk is gone in the end, which the campaign expects; until then nobody is refused.
  await Promise.allSettled(units.map(edit));
}
