import { Worker } from 'node:worker_threads';
import { type Printable, printableToPdf } from './printable.ts';

/** Makes the PDF of a document. */
export type DocumentPrinter = (document: Printable) => Promise<Uint8Array>;

/**
 * Prints documents in a thread of its own, so that every screen stays quick meanwhile.
 * @param entry the code of document-worker.ts; null works in this thread (command line, tests)
 */
export function createDocumentPrinter(entry: URL | null): DocumentPrinter {
  if (entry === null) return printableToPdf;
  return (document) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: document });
      worker.on('message', (bytes: Uint8Array) => resolve(bytes));
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the print worker ended with code ${code} and no file`)));
    });
}
