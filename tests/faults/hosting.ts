import { type BootedHost, bootHost } from '../../main/host/boot.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import type { Stage } from './scenario.ts';

/** In a child: takes the data folder as a host does and keeps it, or says that it was refused. */
export async function host({ folder, say }: Stage): Promise<void> {
  let held: BootedHost;
  try {
    held = await bootHost(testPorts({ folder, clock: systemClock, log: memoryLog() }), { workerEntry: null });
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'CONFLICT') throw cause;
    say('refused');
    return;
  }
  say('host');
  // It lives until it is killed.
  await new Promise(() => setInterval(() => held.core.health(), 60_000));
}
