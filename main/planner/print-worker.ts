import { parentPort, workerData } from 'node:worker_threads';
import { planToPdf } from './print-pdf.ts';
import type { PrintedPlan } from './print-plan.ts';

// Only print-runner.ts starts this file, with a plan.
const bytes = await planToPdf(workerData as PrintedPlan);
parentPort?.postMessage(new Uint8Array(bytes));
