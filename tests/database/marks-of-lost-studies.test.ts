import { expect, test } from 'vitest';
import { createMarksKeeper, type MarkedSeries } from '../../main/database/marks-keeper.ts';
import { createBackupDesk } from '../support/backup-desk.ts';
import { memoryLog } from '../support/ports.ts';

const year = new Date().getFullYear();
const prefix = 'CARDIO';

/** An installation with its keepers, and studies as screens make them. */
async function openDesk() {
  const desk = await createBackupDesk();
  const { db, files, installId } = desk;
  const key = desk.keys.authentication;
  const counter = db.prepare<MarkedSeries & { number: number }>(
    `INSERT INTO identifier_counters VALUES (@studyId, @year, @number)
     ON CONFLICT (study_id, year) DO UPDATE SET last = @number`,
  );
  const owns = db.prepare<[string, number]>("INSERT INTO study_prefixes VALUES (?, ?, '')");
  return {
    ...desk,
    keeper: () => createMarksKeeper({ db, path: files.identifiers, key, installId, log: memoryLog() }),
    study(name: string, first: string): number {
      const made = db
        .prepare('INSERT INTO studies (name, name_folded, prefix, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
        .run(name, name, first, '', '');
      owns.run(first, Number(made.lastInsertRowid));
      return Number(made.lastInsertRowid);
    },
    rename(studyId: number, next: string): void {
      db.prepare('UPDATE studies SET prefix = ? WHERE id = ?').run(next, studyId);
      owns.run(next, studyId);
    },
    take(marks: ReturnType<typeof createMarksKeeper>, studyId: number, of = prefix, commit = true): number {
      const series = { studyId, prefix: of, year };
      db.exec('BEGIN IMMEDIATE');
      const number = marks.floor(series) + 1;
      counter.run({ ...series, number });
      marks.raise(series, number);
      db.exec(commit ? 'COMMIT' : 'ROLLBACK');
      return number;
    },
    /** The data from before the study was made. */
    lose(studyId: number): void {
      db.exec('DROP TRIGGER IF EXISTS identifier_counters_stay');
      for (const table of ['identifier_counters', 'study_prefixes'])
        db.prepare(`DELETE FROM ${table} WHERE study_id = ?`).run(studyId);
      db.prepare('DELETE FROM studies WHERE id = ?').run(studyId);
    },
  };
}

test('a study made again under a prefix that was lost after a crash goes on after the whole block', async () => {
  const it = await openDesk();
  const lost = it.study('Cardio', prefix);
  const marks = it.keeper();
  for (let count = 0; count < 20; count += 1) it.take(marks, lost);
  it.lose(lost);
  const fresh = it.study('Cardio', prefix);
  const next = it.keeper();
  expect(it.take(next, fresh)).toBe(51);
  expect(it.take(next, fresh)).toBe(52);
});

test('so does a study that has numbers of its own and takes the prefix afterwards', async () => {
  const it = await openDesk();
  const lost = it.study('Cardio', prefix);
  const marks = it.keeper();
  for (let count = 0; count < 20; count += 1) it.take(marks, lost);
  it.lose(lost);
  const other = it.study('Neuro', 'NEURO');
  const next = it.keeper();
  for (let count = 0; count < 7; count += 1) it.take(next, other, 'NEURO');
  it.rename(other, prefix);
  expect(it.take(next, other)).toBe(51);
});

test('a first number that was taken back is the next one, in this program and after its end', async () => {
  const it = await openDesk();
  const study = it.study('Cardio', prefix);
  const marks = it.keeper();
  expect(it.take(marks, study, prefix, false)).toBe(1);
  expect(it.take(marks, study, prefix, false)).toBe(1);
  marks.close();
  expect(it.take(it.keeper(), study)).toBe(1);
});

test('what was lost is not forgotten by a number that was taken back', async () => {
  const it = await openDesk();
  const lost = it.study('Cardio', prefix);
  const marks = it.keeper();
  for (let count = 0; count < 20; count += 1) it.take(marks, lost);
  it.lose(lost);
  const fresh = it.study('Cardio', prefix);
  const next = it.keeper();
  expect(it.take(next, fresh, prefix, false)).toBe(51);
  next.close();
  expect(it.take(it.keeper(), fresh)).toBeGreaterThan(50);
});
