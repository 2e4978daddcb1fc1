import { randomBytes, randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { runTask, type Tasks } from './tasks.ts';
import { asRefusal, type ThreadMessage, type ThreadOrder, unpacked } from './thread.ts';

// Only thread.ts starts this file, with an order.
const order = workerData as ThreadOrder;
const secrets: Buffer[] = [];
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

try {
  // as: packed by thread.ts from the input of this task.
  const input = unpacked(order.input, secrets) as Tasks[typeof order.name]['input'];
  const result = await runTask(order.name, input, {
    clock: { now: () => new Date(), monotonic: () => performance.now() },
    random: { bytes: (size) => randomBytes(size), uuid: () => randomUUID() },
    onStep: (step) => tell({ kind: 'step', step }),
  });
  tell({ kind: 'done', result });
} catch (cause) {
  const refusal = asRefusal(cause);
  if (refusal === undefined) throw cause;
  tell({ kind: 'refused', code: refusal.code, message: refusal.message });
} finally {
  for (const secret of secrets) secret.fill(0);
}
