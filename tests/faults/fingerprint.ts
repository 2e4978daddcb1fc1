import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../main/database/connection.ts';

/**
 * Name, mode and content of everything below a folder: for "nothing was changed". Without the shared memory of SQLite (-shm), which holds
 * no records and is made anew by everyone who looks.
 */
export function fingerprint(folder: string): string {
  const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('-shm'))
    .toSorted()
    .map((name) => {
      const facts = statSync(join(folder, name));
      const content = facts.isFile() ? digest(readFileSync(join(folder, name))) : 'folder';
      return `${name} ${facts.mode} ${content}`;
    });
  return lines.join('\n');
}

/** The first name that two fingerprints do not share. */
export function firstDifference(before: string, after: string): string | undefined {
  const known = new Set(before.split('\n'));
  const changed = after.split('\n').find((line) => !known.has(line));
  const kept = new Set(after.split('\n'));
  return changed ?? before.split('\n').find((line) => !kept.has(line));
}

/** Tables that only say how the program ran: opening writes them. */
const ofRunning = /^(sqlite_|job|health_|readiness_|maintenance_|backup_|key_facts|schema_history)/;

/** What the records of a database say, all of it, in one digest per table; entries of the audit trail up to `seq`. */
export function contents(db: Db, seq: number): Readonly<Record<string, string>> {
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  const said = tables
    .filter((name) => !ofRunning.test(name))
    .map((name) => {
      const where = name === 'audit' ? `WHERE seq <= ${seq}` : '';
      // Names come from the schema and cannot be bound.
      const rows = db.prepare(`SELECT * FROM "${name}" ${where}`).raw().all();
      return [name, digest(JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted()))] as const;
    });
  return Object.fromEntries(said);
}

function digest(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
