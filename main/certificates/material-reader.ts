import { Worker } from 'node:worker_threads';
import type { Material, MaterialFault, MaterialTask } from './material.ts';
import { readMaterial } from './read-material.ts';

/** Reads files that somebody brought. */
export type MaterialReader = (task: MaterialTask) => Promise<Material | MaterialFault>;

/** Milliseconds; an ordinary file takes some tens of them. */
const limitMs = 20_000;

/**
 * Reads in a thread of its own that is given up after a while: how long a key derivation takes is said by the file.
 * @param entry the code of worker.ts; null works in this thread (command line, tests)
 */
export function createMaterialReader(entry: URL | null, within = limitMs): MaterialReader {
  if (entry === null) return readMaterial;
  return (task) =>
    new Promise((resolve) => {
      const worker = new Worker(entry, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 256 } });
      const timer = setTimeout(() => {
        resolve('too-slow');
        void worker.terminate();
      }, within);
      worker.on('message', (answer: Material | MaterialFault) => resolve(answer));
      // Out of memory, as a rule: no ordinary file does that.
      worker.on('error', () => resolve('unreadable'));
      worker.on('exit', () => {
        clearTimeout(timer);
        resolve('unreadable');
      });
    });
}
