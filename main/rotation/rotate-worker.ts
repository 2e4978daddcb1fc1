import { parentPort, workerData } from 'node:worker_threads';
import { type RotateOrder, rotateByOrder } from './rotate-runner.ts';

// Only rotate-runner.ts starts this file, with an order.
rotateByOrder(workerData as RotateOrder, (step) => parentPort?.postMessage(step));
