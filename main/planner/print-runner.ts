import { Worker } from 'node:worker_threads';
import { planToPdf } from './print-pdf.ts';
import type { PrintedPlan } from './print-plan.ts';

/** Makes the PDF of a plan. */
export type PrintRunner = (plan: PrintedPlan) => Promise<Uint8Array>;

/**
 * Laying out a thousand lines takes more than a second: in a host it happens in a thread of its own, so that every screen stays quick.
 * @param entry the worker's code; null works in this thread (command line, tests)
 */
export function createPrintRunner(entry: URL | null): PrintRunner {
  if (entry === null) return planToPdf;
  return (plan) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: plan });
      worker.on('message', (bytes: Uint8Array) => resolve(bytes));
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the print worker ended with code ${code} and no file`)));
    });
}
