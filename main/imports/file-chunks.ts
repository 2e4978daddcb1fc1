import { createHash } from 'node:crypto';
import type { Db } from '../database/connection.ts';

/** Size of the pieces in which a file lies in the database, bytes. */
const chunkSize = 1_000_000;

/** Uploaded files, in pieces inside the encrypted database: never a plain file on disk. */
export interface FileChunks {
  /** Adds a piece at its position. */
  put(importId: number, position: number, bytes: Uint8Array): void;
  /** The pieces in order, one at a time; may be read again from the start. */
  read(importId: number): Iterable<Uint8Array>;
  exists(importId: number): boolean;
  drop(importId: number): void;
}

/** Files on one connection. */
export function createFileChunks(db: Db): FileChunks {
  const put = db.prepare<[number, number, Uint8Array]>(
    'INSERT INTO import_chunks (import_id, position, bytes) VALUES (?, ?, ?)',
  );
  const piece = db
    .prepare<[number, number], Uint8Array>('SELECT bytes FROM import_chunks WHERE import_id = ? AND position = ?')
    .pluck();
  const drop = db.prepare<[number]>('DELETE FROM import_chunks WHERE import_id = ?');
  return {
    put: (importId, position, bytes) => void put.run(importId, position, bytes),
    *read(importId) {
      // Piece by piece with `get`: an open iterator would forbid writing on this connection.
      for (let position = 0; ; position += 1) {
        const bytes = piece.get(importId, position);
        if (bytes === undefined) return;
        yield bytes;
      }
    },
    exists: (importId) => piece.get(importId, 0) !== undefined,
    drop: (importId) => void drop.run(importId),
  };
}

/** What arrived: its size and SHA-256. */
export interface ReceivedFile {
  readonly size: number;
  readonly sha256: string;
}

/** Cuts a stream of any pieces into pieces of {@link chunkSize} and hands each to `store`, which may wait. */
export async function storeStream(
  stream: AsyncIterable<Uint8Array>,
  store: (position: number, bytes: Uint8Array) => Promise<void>,
): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let waiting: Uint8Array[] = [];
  let waitingSize = 0;
  let size = 0;
  let position = 0;

  async function flush(all: boolean): Promise<void> {
    if (waitingSize < chunkSize && !(all && waitingSize > 0)) return;
    const joined = Buffer.concat(waiting);
    let from = 0;
    while (joined.length - from >= chunkSize || (all && from < joined.length)) {
      await store(position, joined.subarray(from, from + chunkSize));
      position += 1;
      from += chunkSize;
    }
    waiting = from < joined.length ? [joined.subarray(from)] : [];
    waitingSize = Math.max(0, joined.length - from);
  }

  for await (const chunk of stream) {
    hash.update(chunk);
    size += chunk.byteLength;
    waiting.push(chunk);
    waitingSize += chunk.byteLength;
    await flush(false);
  }
  await flush(true);
  return { size, sha256: hash.digest('hex') };
}
