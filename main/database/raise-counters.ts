import type { Db } from './connection.ts';
import type { MarksOnDisk } from './identifier-marks.ts';

/** How far numbers jump where nobody can say what was issued since. */
export const unknownGap = 1000;

/**
 * Takes the counters of identifiers past everything that may have been issued after these data were written: they were put back, and no
 * identifier is ever issued twice. With the marks of this installation that is exact; without them numbers jump ahead.
 *
 * @param now to be called before anything is written: the newest audit entry says how old the data are
 * @returns whether numbers jumped ahead
 */
export function raiseCounters(db: Db, onDisk: MarksOnDisk, now: Date): boolean {
  // Data of a version that knew no identifiers have none to issue again.
  if (
    db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'identifier_counters'").get() === undefined
  )
    return false;
  if (onDisk.state === 'genuine') {
    const raise = db.prepare(
      `INSERT INTO identifier_counters (study_id, year, last)
       SELECT study_id, @year, @upTo FROM study_prefixes WHERE prefix = @prefix AND @upTo > 0
       ON CONFLICT (study_id, year) DO UPDATE SET last = excluded.last WHERE excluded.last > last`,
    );
    for (const mark of onDisk.marks) raise.run(mark);
    return false;
  }
  const jump = db.prepare(
    `INSERT INTO identifier_counters (study_id, year, last) SELECT id, @year, @gap FROM studies WHERE true
     ON CONFLICT (study_id, year) DO UPDATE SET last = last + @gap`,
  );
  const until = now.getFullYear();
  const written = db.prepare<[], string>('SELECT at FROM audit ORDER BY seq DESC LIMIT 1').pluck().get();
  const since = written === undefined ? until : new Date(written).getFullYear();
  for (let year = Math.min(since, until); year <= until; year += 1) jump.run({ year, gap: unknownGap });
  return true;
}
