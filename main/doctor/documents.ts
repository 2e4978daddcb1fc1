import { readdirSync } from 'node:fs';
import type { Db } from '../database/connection.ts';
import type { Check } from './check.ts';

/** Whether the file of every document lies in its folder; looks at names only. */
export function documents(db: Db, folder: string): Check {
  const uuids = db.prepare<[], string>("SELECT uuid FROM documents WHERE state = 'stored'").pluck().all();
  const present = new Set(namesIn(folder));
  const missing = uuids.filter((uuid) => !present.has(uuid)).length;
  if (missing === 0) return { id: 'documents', state: 'ok', evidence: `${uuids.length} stored` };
  return {
    id: 'documents',
    state: 'failed',
    evidence: `the files of ${missing} of ${uuids.length} are missing`,
    advice: 'Copy the missing files from a backup into the folder "attachments".',
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    // The folder comes with the first document.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}
