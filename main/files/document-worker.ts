import { parentPort, workerData } from 'node:worker_threads';
import { documentToPdf, type PrintedDocument } from './document-pdf.ts';

// Only document-runner.ts starts this file, with a document.
const bytes = await documentToPdf(workerData as PrintedDocument);
parentPort?.postMessage(new Uint8Array(bytes));
