import { parentPort } from 'node:worker_threads';
import { systemRandom } from '../../main/host/system-ports.ts';
import { carryOut } from '../../main/https/thread/carry-out.ts';
import type { Line, Order, Report } from '../../main/https/thread/messages.ts';

// The thread of the listener, which breaks as soon as it is to change a certificate.
parentPort?.on('message', ({ kind }: Order) => {
  if (kind === 'certificate') throw new Error('broken on purpose');
});
// as: what is posted there are orders.
if (parentPort) carryOut(parentPort as unknown as Line<Report, Order>, systemRandom);
