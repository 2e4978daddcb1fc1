import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../database/connection.ts';
import { dataFiles } from '../database/data-files.ts';
import { migrations } from '../database/migrations/index.ts';
import { lookDeeply } from './deep-look.ts';
import type { DeepTask } from './deep-runner.ts';

// Only deep-runner.ts starts this file, with a task.
const { folder, key, ids } = workerData as DeepTask;
const secret = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
const db = openConnection(dataFiles(folder).database, secret, { readonly: true });
secret.fill(0);
try {
  for (const id of ids) parentPort?.postMessage({ id, finding: lookDeeply(id, { folder, db, migrations }) });
} finally {
  db.close();
}
