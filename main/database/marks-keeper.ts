import { statSync } from 'node:fs';
import type { Log } from '../ports.ts';
import type { Db } from './connection.ts';
import { type IdentifierMark, type MarksOnDisk, readMarks, writeMarks } from './identifier-marks.ts';
import { isBusy } from './sql-errors.ts';

/** Identifiers that are counted together. */
export interface MarkedSeries {
  readonly studyId: number;
  readonly prefix: string;
  readonly year: number;
}

/** How far identifiers have come, as known outside the database. */
export interface MarksKeeper {
  /** The number after which the next identifier comes: what is stored, or more when the database was put back. */
  floor(series: MarkedSeries): number;
  /** Notes that a number may be issued; inside the creating transaction, before its commit. */
  raise(series: MarkedSeries, number: number): void;
  /** Makes the file where it is missing or was altered: from then on a restore knows what was issued. */
  begin(): void;
  /** Gives back what was noted ahead and not used. Call it before the database closes. */
  close(): void;
}

/** So many numbers are noted at once: one write of the file serves as many creations. */
const block = 50;

/**
 * Keeps `identifiers.json`. The counter in the database stays exact and without gaps; the file is ahead of it by at most a block while
 * the program runs, and exact after it was closed. Other programs that have the data open may work beside it: whoever writes the file
 * holds the write lock of the database.
 */
export function createMarksKeeper(deps: {
  readonly db: Db;
  readonly path: string;
  /** The authentication key. */
  readonly key: Buffer;
  readonly installId: string;
  readonly log: Pick<Log, 'warn'>;
}): MarksKeeper {
  const { db, path, key, installId, log } = deps;
  const stored = db
    .prepare<[number, number], number>('SELECT last FROM identifier_counters WHERE study_id = ? AND year = ?')
    .pluck();
  const all = db.prepare<[], { prefix: string; year: number; last: number }>(
    'SELECT s.prefix, c.year, c.last FROM identifier_counters c JOIN studies s ON s.id = c.study_id',
  );
  // Numbers of a study under its only prefix are its own; after another prefix, identifiers alone say that these were issued by it.
  const ownNumbers = db
    .prepare<[MarkedSeries & { readonly begins: string; readonly ends: string }], number>(
      `SELECT EXISTS (SELECT 1 FROM patients WHERE identifier > @begins AND identifier < @ends)
         OR (EXISTS (SELECT 1 FROM identifier_counters WHERE study_id = @studyId AND year = @year)
           AND (SELECT count(*) FROM study_prefixes WHERE study_id = @studyId) < 2)`,
    )
    .pluck();
  /** What this program noted ahead. */
  const ahead = new Set<string>();
  let known: { readonly of: string; readonly onDisk: MarksOnDisk } | undefined;

  function onDisk(): MarksOnDisk {
    const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
    const of = facts ? `${facts.ino} ${facts.mtimeNs} ${facts.size}` : '';
    if (known?.of !== of) known = { of, onDisk: readMarks(path, key, installId) };
    return known.onDisk;
  }

  /** The marks as they lie there; what the database knows where they do not read. */
  function present(): readonly IdentifierMark[] {
    const read = onDisk();
    if (read.state === 'genuine') return read.marks;
    if (read.state === 'altered') log.warn('identifiers.json was altered and is made again from the database');
    return all.all().map(({ prefix, year, last }) => ({ prefix, year, issued: last, upTo: last }));
  }

  function markOf(prefix: string, year: number): IdentifierMark | undefined {
    const read = onDisk();
    return read.state === 'genuine' ? read.marks.find((one) => one.prefix === prefix && one.year === year) : undefined;
  }

  /** Whether the marks speak of numbers of these data; otherwise a study had the prefix that was lost with the data that it was in. */
  function isOwn({ studyId, prefix, year }: MarkedSeries): boolean {
    if (ahead.has(nameOf(prefix, year))) return true;
    const begins = `${prefix}_${String(year).padStart(4, '0')}_`;
    // All that begins so comes before the same text with the next character at its end.
    return ownNumbers.get({ studyId, prefix, year, begins, ends: `${begins.slice(0, -1)}\`` }) === 1;
  }

  /** What lies ahead of the database belongs to nobody when the program ends: the next start begins right after what was issued. */
  function giveBack(): void {
    const last = new Map(all.all().map((row) => [nameOf(row.prefix, row.year), row.last]));
    const marks = present().map((mark) => {
      const name = nameOf(mark.prefix, mark.year);
      if (!ahead.has(name)) return mark;
      const issued = Math.max(last.get(name) ?? 0, mark.issued);
      return { ...mark, issued, upTo: issued };
    });
    writeMarks(path, key, installId, marks);
    ahead.clear();
  }

  /** Nothing here may keep the program from opening or closing. */
  function quietly(work: () => void): void {
    try {
      db.exec('BEGIN IMMEDIATE');
      try {
        work();
      } finally {
        db.exec('ROLLBACK');
      }
    } catch (cause) {
      if (!isBusy(cause)) log.warn('identifiers.json could not be written', { cause });
    }
  }

  return {
    floor(series) {
      const last = stored.get(series.studyId, series.year) ?? 0;
      const mark = markOf(series.prefix, series.year);
      // Fewer than were known to be issued: the database is an older one.
      return mark !== undefined && (last < mark.issued || !isOwn(series)) ? Math.max(last, mark.upTo) : last;
    },

    raise({ prefix, year }, number) {
      ahead.add(nameOf(prefix, year));
      const before = markOf(prefix, year);
      if (before !== undefined && before.upTo >= number) return;
      const mark = {
        prefix,
        year,
        issued: Math.max(before?.issued ?? 0, number - 1),
        upTo: number + block - 1,
      };
      const others = present().filter((one) => one.prefix !== prefix || one.year !== year);
      writeMarks(path, key, installId, [...others, mark]);
    },

    begin() {
      if (onDisk().state !== 'genuine') quietly(() => writeMarks(path, key, installId, present()));
    },

    close() {
      // Otherwise numbers stay noted ahead, which costs nothing: the counter of the database goes on without a gap.
      if (ahead.size > 0 && db.open) quietly(giveBack);
    },
  };
}

function nameOf(prefix: string, year: number): string {
  return `${prefix} ${year}`;
}
