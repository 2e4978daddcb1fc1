import { parentPort } from 'node:worker_threads';
import { carryOut } from '../https/thread/carry-out.ts';
import type { Line, Order, Report } from '../https/thread/messages.ts';
import { systemRandom } from './system-ports.ts';

// Only listener-thread.ts starts this file, with a port to the core.
// as: what is posted there are orders.
if (parentPort) carryOut(parentPort as unknown as Line<Report, Order>, systemRandom);
