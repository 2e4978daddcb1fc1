import { parentPort, workerData } from 'node:worker_threads';
import { makeThumbnail } from './make-thumbnail.ts';
import { readWhole } from './read-whole.ts';
import type { ThumbnailTask } from './runner.ts';

// Only runner.ts starts this file, with a task.
const task = workerData as ThumbnailTask;
const bytes = await readWhole(task).finally(() => task.key.fill(0));
parentPort?.postMessage(await makeThumbnail(bytes, task.contentType));
