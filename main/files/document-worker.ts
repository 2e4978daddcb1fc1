import { parentPort, workerData } from 'node:worker_threads';
import { type Printable, printableToPdf } from './printable.ts';

// Only document-runner.ts starts this file, with a document.
const bytes = await printableToPdf(workerData as Printable);
parentPort?.postMessage(new Uint8Array(bytes));
