import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../database/connection.ts';
import type { ChainProof } from '../rpc/verify-chain.ts';

/** The first archive that is not as it was written: entries that left the database are evidence no less. Null when all are. */
export async function firstBrokenArchive(db: Db, folder: string): Promise<ChainProof['first']> {
  const rows = db
    .prepare<[], { seq: number; name: string; sha256: string }>(
      'SELECT through_seq AS seq, file_name AS name, sha256 FROM audit_archives ORDER BY through_seq',
    )
    .all();
  for (const { seq, name, sha256 } of rows) {
    const found = await sha256Of(join(folder, name));
    if (found === sha256) continue;
    const what = found === undefined ? 'is missing' : 'was altered';
    const message = `The archive ${name} ${what}. Put it back from a backup: it lies there in the folder audit-archive.`;
    return { seq, problem: 'archive', message };
  }
  return null;
}

async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
  return hash.digest('hex');
}
