import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../database/connection.ts';
import { verifyChain } from '../rpc/verify-chain.ts';
import type { VerifyMessage, VerifyTask } from './verify-runner.ts';

// Only verify-runner.ts starts this file, with a task.
const { file, key: bytes, anchor } = workerData as VerifyTask;
const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const tell = (message: VerifyMessage) => parentPort?.postMessage(message);

const db = openConnection(file, key, { readonly: true });
key.fill(0);
try {
  const proof = verifyChain({ db, anchor, onProgress: (done, total) => tell({ kind: 'progress', done, total }) });
  tell({ kind: 'ended', proof });
} finally {
  db.close();
}
