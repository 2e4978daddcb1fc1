import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../shared/contract/errors.ts';
import { contract } from '../shared/contract/index.ts';
import { openConnection } from './database/connection.ts';
import { watchStatements } from './database/slow-statements.ts';
import { createReaders } from './reading.ts';
import { proceduresOf } from './rpc/procedures-of.ts';
import type { ReadingMessage, ReadingQuestion, ReadingTask } from './rpc/reading-messages.ts';

// Only reading-thread.ts starts this file, with a task.
const { file, key: bytes } = workerData as ReadingTask;
const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const tell = (message: ReadingMessage) => parentPort?.postMessage(message);

const db = openConnection(file, key, { readonly: true });
key.fill(0);
const statements = watchStatements(db, {
  limitMs: Number.POSITIVE_INFINITY,
  note: (statement) => tell({ kind: 'slow', ...statement }),
});
const procedures = proceduresOf(contract);
/** The host's clock, as it stood when the question was asked. */
let now = new Date();
const clock = { now: () => now, monotonic: () => performance.now() };
// as: the host sends what the contract has parsed.
const readers = new Map(Object.entries(createReaders({ db, clock })) as [string, (input: unknown) => unknown][]);

function answer({ id, name, input, now: asked, slowMs }: NonNullable<ReadingQuestion>): void {
  now = new Date(asked);
  statements.setLimit(slowMs);
  try {
    const reader = readers.get(name);
    const procedure = procedures.get(name);
    if (!reader || !procedure) throw new Error(`the reading thread does not know ${name}`);
    tell({ kind: 'answered', id, text: JSON.stringify(z.parse(procedure.output, reader(input))) });
  } catch (cause) {
    tell(refusal(id, cause));
  }
}

function refusal(id: number, cause: unknown): ReadingMessage {
  if (cause instanceof AppError) {
    const { code, message, fields, details } = cause;
    return { kind: 'refused', id, code, message, fields, details };
  }
  const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return { kind: 'failed', id, message, code };
}

parentPort?.on('message', (question: ReadingQuestion) => {
  if (question) return answer(question);
  db.close();
  parentPort?.close();
});
tell({ kind: 'ready' });
