import { Worker } from 'node:worker_threads';
import type { Db } from '../database/connection.ts';
import { type ChainPlace, type ChainProof, verifyChain } from '../rpc/verify-chain.ts';

/** What the worker gets. The key is a copy that the worker zeroes after opening. */
export interface VerifyTask {
  readonly file: string;
  readonly key: Uint8Array;
  readonly anchor: ChainPlace | undefined;
}

/** What the worker says. */
export type VerifyMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly proof: ChainProof };

/** Recomputes the chain. */
export type Verifier = (
  anchor: ChainPlace | undefined,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
) => Promise<ChainProof>;

/**
 * Verifies in a thread and on a connection of its own, so that work goes on meanwhile.
 * @param workerEntry the worker's code; null works in this thread (command line, tests)
 */
export function createVerifier(deps: {
  readonly db: Db;
  readonly file: string;
  readonly key: Buffer;
  readonly workerEntry: URL | null;
}): Verifier {
  const { db, file, key, workerEntry } = deps;
  if (workerEntry === null)
    return async (anchor, onProgress, signal) => verifyChain({ db, anchor, onProgress, signal });
  return (anchor, onProgress, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const task: VerifyTask = { file, key: new Uint8Array(key), anchor };
      const worker = new Worker(workerEntry, { workerData: task });
      task.key.fill(0);
      const stop = () => void worker.terminate();
      signal?.addEventListener('abort', stop, { once: true });
      worker.on('message', (message: VerifyMessage) => {
        if (message.kind === 'progress') onProgress(message.done, message.total);
        else resolve(message.proof);
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        signal?.removeEventListener('abort', stop);
        reject(signal?.aborted ? signal.reason : new Error(`the verification ended with code ${code} and no answer`));
      });
    });
}
