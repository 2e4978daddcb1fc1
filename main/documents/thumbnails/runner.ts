import { Worker } from 'node:worker_threads';
import type { Thumbnail } from './make-thumbnail.ts';
import { readWhole, type SealedContent } from './read-whole.ts';
import type { ShownContentType } from './shown.ts';

/** A stored picture. The key is a copy that the thread zeroes after use. */
export interface ThumbnailTask extends SealedContent {
  readonly contentType: ShownContentType;
}

/** Makes the small picture of a stored one. */
export type ThumbnailRunner = (task: ThumbnailTask) => Promise<Thumbnail>;

/** A picture that takes longer is given up. */
const mostMs = 30_000;
/** Megabytes of ordinary memory in the thread; pixels lie beside it. */
const heapMb = 256;

/**
 * Decrypts, decodes and shrinks in a thread of its own, one for each picture, which gives all its memory back.
 * @param entry the code of worker.ts; null works in this thread (commands, tests)
 */
export function createThumbnailRunner(entry: URL | null): ThumbnailRunner {
  if (entry === null) {
    return async (task) => {
      // The decoders are loaded where they are needed, and not by every program that starts.
      const { makeThumbnail } = await import('./make-thumbnail.ts');
      return makeThumbnail(await readWhole(task), task.contentType);
    };
  }
  return (task) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: heapMb },
      });
      task.key.fill(0);
      worker.unref();
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        void worker.terminate();
      }, mostMs);
      timer.unref();
      worker.on('message', (made: Thumbnail) => resolve(made));
      worker.on('error', reject);
      worker.on('exit', (code) => {
        clearTimeout(timer);
        if (late) resolve({ outcome: 'undecodable' });
        else reject(new Error(`the thread of a small picture ended with code ${code} and no answer`));
      });
    });
}
