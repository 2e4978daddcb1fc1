import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { readMarks } from '../../main/database/identifier-marks.ts';
import { createMarksKeeper } from '../../main/database/marks-keeper.ts';
import { raiseCounters, unknownGap } from '../../main/database/raise-counters.ts';
import { createBackupDesk } from '../support/backup-desk.ts';
import { memoryLog } from '../support/ports.ts';

const year = new Date().getFullYear();

/** The installation of a test, whose counter goes on as a creation lets it. */
async function openDesk() {
  const desk = await createBackupDesk();
  const { db, files, installId } = desk;
  const key = desk.keys.authentication;
  const keeper = () => createMarksKeeper({ db, path: files.identifiers, key, installId, log: memoryLog() });
  const study = db.prepare<[], { studyId: number; prefix: string }>('SELECT id AS studyId, prefix FROM studies').get();
  if (study === undefined) throw new Error('there is no study');
  const series = { ...study, year };
  return {
    ...desk,
    keeper,
    series,
    take: (marks: ReturnType<typeof keeper>, commit = true) => take(db, marks, series, commit),
    onDisk: () => readMarks(files.identifiers, key, installId),
  };
}

/** What a creation does with its number. */
function take(
  db: Db,
  marks: ReturnType<typeof createMarksKeeper>,
  series: { studyId: number; prefix: string; year: number },
  commit: boolean,
): number {
  db.exec('BEGIN IMMEDIATE');
  const number = marks.floor(series) + 1;
  db.prepare(
    `INSERT INTO identifier_counters VALUES (@studyId, @year, @number)
     ON CONFLICT (study_id, year) DO UPDATE SET last = @number`,
  ).run({ studyId: series.studyId, year: series.year, number });
  marks.raise(series, number);
  db.exec(commit ? 'COMMIT' : 'ROLLBACK');
  return number;
}

/** An older database: what only a restore or a copied file brings about. */
function putBack(db: Db, last: number): void {
  db.exec('DROP TRIGGER identifier_counters_only_rise');
  db.prepare('UPDATE identifier_counters SET last = ?').run(last);
}

test('numbers follow one another, over clean ends and over crashes between the mark and the commit', async () => {
  const it = await openDesk();
  const first = it.keeper();
  first.begin();
  expect([it.take(first), it.take(first)]).toEqual([1, 2]);
  expect(it.onDisk()).toMatchObject({ marks: [{ prefix: 'ONCOCENTRE', year, issued: 0, upTo: 50 }] });
  first.close();
  expect(it.onDisk()).toMatchObject({ marks: [{ issued: 2, upTo: 2 }] });
  if (process.platform !== 'win32') expect(statSync(it.files.identifiers).mode & 0o777).toBe(0o600);

  const second = it.keeper();
  expect(it.take(second, false)).toBe(3);
  // The process ends here: nothing is given back.
  const third = it.keeper();
  third.begin();
  expect([it.take(third), it.take(third)]).toEqual([3, 4]);
});

test('a block is written once', async () => {
  const it = await openDesk();
  const marks = it.keeper();
  it.take(marks);
  const before = statSync(it.files.identifiers, { bigint: true });
  for (let count = 0; count < 49; count += 1) it.take(marks);
  expect(statSync(it.files.identifiers, { bigint: true }).ino).toBe(before.ino);
  expect(it.take(marks)).toBe(51);
  expect(it.onDisk()).toMatchObject({ marks: [{ issued: 50, upTo: 100 }] });
});

test('an older database goes on after what was issued, exactly so after a clean end', async () => {
  const it = await openDesk();
  const marks = it.keeper();
  for (let count = 0; count < 5; count += 1) it.take(marks);
  marks.close();
  putBack(it.db, 2);
  expect(it.take(it.keeper())).toBe(6);
});

test('an older database goes on after the whole block when the end was none', async () => {
  const it = await openDesk();
  const marks = it.keeper();
  for (let count = 0; count < 60; count += 1) it.take(marks);
  putBack(it.db, 20);
  expect(it.take(it.keeper())).toBe(101);
});

test('a study made again under the prefix of one that was lost goes on after it', async () => {
  const it = await openDesk();
  const marks = it.keeper();
  for (let count = 0; count < 3; count += 1) it.take(marks);
  marks.close();
  it.db.exec(`INSERT INTO studies (name, name_folded, prefix, created_at, updated_at) VALUES ('B', 'b', 'OTHER', '', '');
    UPDATE studies SET prefix = 'FORMER' WHERE is_default = 1; UPDATE studies SET prefix = 'ONCOCENTRE' WHERE name = 'B'`);
  const studyId = it.db.prepare<[], number>("SELECT id FROM studies WHERE name = 'B'").pluck().get() ?? 0;
  expect(it.keeper().floor({ studyId, prefix: 'ONCOCENTRE', year })).toBe(3);
  expect(it.keeper().floor({ studyId, prefix: 'ONCOCENTRE', year: year + 1 })).toBe(0);
});

test('two programs beside each other take from one row of numbers', async () => {
  const it = await openDesk();
  const [one, two] = [it.keeper(), it.keeper()];
  expect([it.take(one), it.take(two), it.take(one)]).toEqual([1, 2, 3]);
  one.close();
  expect(it.onDisk()).toMatchObject({ marks: [{ issued: 3, upTo: 3 }] });
  // What the other had noted ahead was given back; it notes it again before it goes on.
  expect(it.take(two)).toBe(4);
  expect(it.onDisk()).toMatchObject({ marks: [{ issued: 3, upTo: 53 }] });
});

test.each([
  ['deleted', (path: string) => rmSync(path)],
  ['altered', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('"upTo": 2', '"upTo": 1'))],
  ['not even JSON', (path: string) => writeFileSync(path, '{"v":1,')],
])('a file that was %s is made again from the database', async (_, spoil) => {
  const it = await openDesk();
  const marks = it.keeper();
  it.take(marks);
  it.take(marks);
  marks.close();
  spoil(it.files.identifiers);
  expect(it.onDisk().state).not.toBe('genuine');
  const again = it.keeper();
  again.begin();
  expect(it.onDisk()).toMatchObject({ state: 'genuine', marks: [{ issued: 2, upTo: 2 }] });
  expect(it.take(again)).toBe(3);
});

test('the marks of another installation count for nothing', async () => {
  const it = await openDesk();
  const marks = it.keeper();
  it.take(marks);
  marks.close();
  expect(readMarks(it.files.identifiers, it.keys.authentication, 'another').state).toBe('altered');
  expect(readMarks(it.files.identifiers, Buffer.alloc(32), it.installId).state).toBe('altered');
});

test('a restore takes the counters past what may have been issued since', async () => {
  const it = await openDesk();
  const marks = it.keeper();
  for (let count = 0; count < 3; count += 1) it.take(marks);
  const last = () => it.db.prepare('SELECT year, last FROM identifier_counters ORDER BY year').all();
  const now = new Date(year + 1, 2, 1);
  expect(raiseCounters(it.db, it.onDisk(), now)).toBe(false);
  expect(last()).toEqual([{ year, last: 50 }]);
  expect(it.take(marks)).toBe(51);

  rmSync(it.files.identifiers);
  expect(raiseCounters(it.db, it.onDisk(), now)).toBe(true);
  expect(last()).toEqual([
    { year, last: 51 + unknownGap },
    { year: year + 1, last: unknownGap },
  ]);
  expect(existsSync(it.files.identifiers)).toBe(false);
});

test.each([40, 200])('the number %i that somebody raised by hand survives a restore', async (raised) => {
  const it = await openDesk();
  const marks = it.keeper();
  it.take(marks);
  it.db.prepare('UPDATE identifier_counters SET last = ?').run(raised);
  marks.raise(it.series, raised);
  putBack(it.db, 1);
  expect(raiseCounters(it.db, it.onDisk(), new Date(year, 5, 1))).toBe(false);
  expect(it.take(it.keeper())).toBeGreaterThan(raised);
});
