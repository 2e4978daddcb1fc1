import { Worker } from 'node:worker_threads';
import { type DeepDeps, type DeepId, deepIds, lookDeeply } from './deep-look.ts';
import type { Finding } from './finding.ts';

/** What a deep look is told in its thread. */
export interface DeepTask {
  readonly folder: string;
  /** The database key; the sender wipes its copy, the thread its own. */
  readonly key: Uint8Array;
}

/** Makes every check that reads everything. */
export type DeepRunner = () => Promise<ReadonlyMap<DeepId, Finding>>;

/** Looks in the caller's own thread: for the command line and for tests. */
export function createInlineDeepRunner(deps: DeepDeps): DeepRunner {
  return async () => {
    const found = new Map<DeepId, Finding>();
    for (const id of deepIds) {
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
  return () => {
    const key = new Uint8Array(deps.key);
    const task: DeepTask = { folder: deps.folder, key };
    const worker = new Worker(deps.workerEntry, { workerData: task });
    key.fill(0);
    return new Promise((resolve, reject) => {
      const found = new Map<DeepId, Finding>();
      worker.on('message', ({ id, finding }: { id: DeepId; finding: Finding }) => void found.set(id, finding));
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve(found) : reject(new Error(`the thread that examines the data ended with code ${code}`)),
      );
    });
  };
}
