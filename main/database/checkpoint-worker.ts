import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointOrder, CheckpointTask } from './checkpoint-thread.ts';
import { openConnection } from './connection.ts';

// Only checkpoint-thread.ts starts this file, with a task.
const { file, key: bytes } = workerData as CheckpointTask;
const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const db = openConnection(file, key);
key.fill(0);
// It copies what others have written, and writes nothing of its own.
db.pragma('query_only = ON');

parentPort?.on('message', (order: CheckpointOrder) => {
  if (order) {
    db.pragma('wal_checkpoint(PASSIVE)');
    parentPort?.postMessage(order);
    return;
  }
  db.close();
  parentPort?.close();
});
