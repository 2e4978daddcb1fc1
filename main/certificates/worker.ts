import { parentPort, workerData } from 'node:worker_threads';
import type { MaterialTask } from './material.ts';
import { readMaterial } from './read-material.ts';

// Only material-reader.ts starts this file, with a task.
parentPort?.postMessage(await readMaterial(workerData as MaterialTask));
