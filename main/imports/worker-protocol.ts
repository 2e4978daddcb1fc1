import type { Clock } from '../ports.ts';
import type { Job, JobEnd } from './run-job.ts';

/** What the worker gets. The key is a copy that the worker zeroes after opening. */
export interface WorkerTask {
  readonly file: string;
  readonly key: Uint8Array;
  readonly control: SharedArrayBuffer;
  readonly job: Job;
  /** The host's present instant, ISO text: the worker's clock runs on from there. */
  readonly startedAt: string;
}

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'progress' }
  | { readonly kind: 'ended'; readonly end: JobEnd }
  /** `message` is for people where the database gave a reason; the stack is for the log. */
  | { readonly kind: 'failed'; readonly message: string | null; readonly stack: string };

/** A clock that runs on from an instant. */
export function clockFrom(startedAt: string): Clock {
  const start = Date.parse(startedAt);
  const began = performance.now();
  return { now: () => new Date(start + (performance.now() - began)), monotonic: () => performance.now() };
}
