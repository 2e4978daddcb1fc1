import { readFileSync, writeFileSync } from 'node:fs';
import { openConnection } from '../../main/database/connection.ts';
import { keysOf } from './sets.ts';

/** Changes one byte of the first page of a table, behind the door: one that opening does not read is found by the check at the start. */
export async function spoilPage(folder: string, table: string, clock: Parameters<typeof keysOf>[1]): Promise<void> {
  const { database, files } = await keysOf(folder, clock);
  const db = openConnection(files.database, database, { readonly: true });
  const page =
    db.prepare<[string], number>('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table) ?? 0;
  db.close();
  const bytes = readFileSync(files.database);
  const at = (page - 1) * 4096 + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(files.database, bytes);
}
