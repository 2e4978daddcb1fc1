import type { DestinationMessage, DestinationTask } from './destination-runner.ts';
import { type DestinationOrder, workAtDestination } from './destination-work.ts';
import { toWire } from './worker-protocol.ts';

/** Milliseconds between two words about the progress. */
const tellEveryMs = 200;

interface ParentPort {
  postMessage(message: DestinationMessage): void;
  once(event: 'message', listener: (event: { readonly data: DestinationTask }) => void): void;
}

/** Electron's utility processes have a port, forked processes of Node a channel. */
const port: ParentPort | undefined = Reflect.get(process, 'parentPort');

function tell(message: DestinationMessage): void {
  if (port) port.postMessage(message);
  else process.send?.(message);
}

async function work({ order, authentication: bytes }: DestinationTask): Promise<void> {
  const authentication = Buffer.from(bytes);
  bytes.fill(0);
  let told = 0;
  try {
    const report = await workAtDestination(order satisfies DestinationOrder, {
      authentication,
      clock: { now: () => new Date(), monotonic: () => performance.now() },
      onStep(step, done, total) {
        if (performance.now() - told < tellEveryMs) return;
        told = performance.now();
        tell({ kind: 'step', step, done, total });
      },
    });
    tell({ kind: 'ended', report });
  } catch (cause) {
    tell(toWire(cause));
  } finally {
    authentication.fill(0);
    if (!port) process.disconnect();
  }
}

// Only destination-runner.ts starts this file, and sends one order.
if (port) port.once('message', ({ data }) => void work(data));
else process.once('message', (task: DestinationTask) => void work(task));
