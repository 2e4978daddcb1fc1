import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../database/connection.ts';
import { type BookMessage, type BookTask, bookSlots, maxWaiting } from './worker-protocol.ts';
import { writeWorkbook } from './write-workbook.ts';

// Only runner.ts starts this file, with a task.
const { file, key: keyBytes, facts, memory } = workerData as BookTask;
const key = Buffer.from(keyBytes.buffer, keyBytes.byteOffset, keyBytes.byteLength);
const slots = new Int32Array(memory);
const tell = (message: BookMessage, handedOver: ArrayBuffer[] = []) => parentPort?.postMessage(message, handedOver);
const stopped = () => Atomics.load(slots, bookSlots.stop) === 1;

function send(piece: Uint8Array): void {
  // A copy of its own is handed over, instead of the buffer that it lies in being copied by both threads.
  const bytes = new Uint8Array(piece);
  tell({ kind: 'bytes', bytes }, [bytes.buffer]);
  let waiting = Atomics.add(slots, bookSlots.waiting, piece.byteLength) + piece.byteLength;
  while (waiting > maxWaiting && !stopped()) {
    Atomics.wait(slots, bookSlots.waiting, waiting);
    waiting = Atomics.load(slots, bookSlots.waiting);
  }
}

const db = openConnection(file, key, { readonly: true });
key.fill(0);
try {
  let told = 0;
  for (const { done, total } of writeWorkbook(db, facts, send)) {
    if (stopped()) break;
    if (done !== total && done - told < total / 100) continue;
    told = done;
    tell({ kind: 'progress', done, total });
  }
  if (!stopped()) tell({ kind: 'ended' });
} finally {
  db.close();
}
