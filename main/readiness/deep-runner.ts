import { Worker } from 'node:worker_threads';
import { type DeepDeps, type DeepId, deepIds, lookDeeply } from './deep-look.ts';
import { type Finding, unexaminable } from './finding.ts';

/** What a deep look is told in its thread. */
export interface DeepTask {
  readonly folder: string;
  /** The database key; the sender wipes its copy, the thread its own. */
  readonly key: Uint8Array;
  readonly ids: readonly DeepId[];
}

/** Makes checks that read everything, all of them unless some are named; a look that fails, or that the signal cuts, is a finding. */
export type DeepRunner = (ids?: readonly DeepId[], signal?: AbortSignal) => Promise<ReadonlyMap<DeepId, Finding>>;

/** Looks in the caller's own thread: for the command line and for tests. */
export function createInlineDeepRunner(deps: DeepDeps): DeepRunner {
  return async (ids = deepIds) => {
    const found = new Map<DeepId, Finding>();
    for (const id of ids) {
      const finding = lookDeeply(id, deps);
      if (finding) found.set(id, finding);
    }
    return found;
  };
}

/** Looks in a thread of its own, which opens the database for itself and only reads. */
export function createThreadDeepRunner(deps: {
  readonly folder: string;
  readonly key: Buffer;
  /** The code of deep-worker.ts. */
  readonly workerEntry: URL;
}): DeepRunner {
  return (ids = deepIds, signal) => {
    const key = new Uint8Array(deps.key);
    const task: DeepTask = { folder: deps.folder, key, ids };
    const worker = new Worker(deps.workerEntry, { workerData: task });
    key.fill(0);
    // The data are closed next: nothing may have them open then.
    const cut = () => void worker.terminate();
    signal?.addEventListener('abort', cut, { once: true });
    if (signal?.aborted) cut();
    return new Promise((resolve) => {
      const found = new Map<DeepId, Finding>();
      let broken: unknown;
      worker.on('message', ({ id, finding }: { id: DeepId; finding: Finding }) => void found.set(id, finding));
      worker.on('error', (cause) => {
        broken = cause;
      });
      worker.on('exit', (code) => {
        signal?.removeEventListener('abort', cut);
        const cause = broken ?? new Error(`The thread ended with code ${code}.`);
        for (const id of ids) if (!found.has(id)) found.set(id, unexaminable(cause));
        resolve(found);
      });
    });
  };
}
