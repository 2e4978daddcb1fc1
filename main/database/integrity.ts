import { type Db, openConnection } from './connection.ts';
import { isUnreadable, sqliteCode } from './sql-errors.ts';

/** More findings than this say nothing new. */
const mostFindings = 20;

/**
 * Reads the whole database and answers what is wrong with it; empty when nothing is. `quick` reads every page, whose seals show any
 * changed byte; `full` compares indexes with their tables and references with their targets as well.
 */
export function checkIntegrity(db: Db, depth: 'quick' | 'full'): readonly string[] {
  try {
    const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check';
    // The pragma answers rows of one text; every one but a single "ok" is a finding.
    const rows = db.prepare(`PRAGMA ${pragma}(${mostFindings})`).pluck().all() as string[];
    const findings = rows.length === 1 && rows[0] === 'ok' ? [] : rows;
    if (depth === 'quick' || findings.length > 0) return findings;
    const broken = db.prepare('PRAGMA foreign_key_check').all().length;
    return broken === 0 ? [] : [`${broken} references point to records that do not exist.`];
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    return [`A page of the file cannot be read (${sqliteCode(cause)}).`];
  }
}

/** The same for a file, on a connection of its own: for a thread beside the one that works. */
export function checkFile(file: string, key: Buffer, depth: 'quick' | 'full'): readonly string[] {
  let db: Db;
  try {
    db = openConnection(file, key, { readonly: true });
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    return ['The beginning of the file cannot be read.'];
  }
  try {
    return checkIntegrity(db, depth);
  } finally {
    db.close();
  }
}

/** Whether the open database is known to be damaged. */
export interface Integrity {
  /** What was found; empty while nothing is known. */
  findings(): readonly string[];
  /** Notes what a check has found; the first findings make the data read-only until they are restored. */
  report(findings: readonly string[]): void;
}

/** Knowledge about one open database; `onDamage` is called once. */
export function createIntegrity(onDamage: () => void): Integrity {
  let known: readonly string[] = [];
  return {
    findings: () => known,
    report(findings) {
      if (findings.length === 0 || known.length > 0) return;
      known = findings;
      onDamage();
    },
  };
}
