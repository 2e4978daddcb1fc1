import { Worker } from 'node:worker_threads';
import { documentToPdf, type PrintedDocument } from './document-pdf.ts';

/** Makes the PDF of a document. */
export type DocumentPrinter = (document: PrintedDocument) => Promise<Uint8Array>;

/**
 * Prints documents in a thread of its own, so that every screen stays quick meanwhile.
 * @param entry the code of document-worker.ts; null works in this thread (command line, tests)
 */
export function createDocumentPrinter(entry: URL | null): DocumentPrinter {
  if (entry === null) return documentToPdf;
  return (document) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: document });
      worker.on('message', (bytes: Uint8Array) => resolve(bytes));
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the print worker ended with code ${code} and no file`)));
    });
}
