import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection, openInMemory } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import { omittedTables } from '../../main/workbook/omitted-tables.ts';
import { createBookRunner } from '../../main/workbook/runner.ts';
import { bookSheets } from '../../main/workbook/write-workbook.ts';
import { createTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { deskOf } from '../support/import-desk.ts';
import { remsDatabase } from '../support/rems-database.ts';

async function createClinic(edit = ''): Promise<TestCore> {
  const core = await createTestCore();
  const desk = deskOf(core, 'rems', 'administrator');
  const checked = await desk.check(remsDatabase(edit).bytes(), 'rems.sqlite3');
  await desk.apply(checked.import.id);
  return core;
}

async function bookOf(core: TestCore): Promise<Buffer> {
  return fetchTicket(core, 'administrator', await core.as('administrator').exports.workbook({}));
}

function sheetsOf(bytes: Uint8Array): Map<string, string[][]> {
  return new Map(
    openWorkbook(bytes).sheets.map((sheet) => [sheet.name, [...sheet.rows()].map(({ cells }) => [...cells])]),
  );
}

/** The rows of a sheet under its headings. */
function recordsOf(sheets: Map<string, string[][]>, name: string): Record<string, string>[] {
  const [headings = [], ...rows] = sheets.get(name) ?? [];
  return rows.map((cells) => Object.fromEntries(headings.map((heading, position) => [heading, cells[position] ?? ''])));
}

/** Everything inside the zip file, unpacked, as one text. */
function unpacked(bytes: Buffer): string {
  let text = '';
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    text += inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString('utf8');
  }
  return text;
}

test('every column of the schema is in the workbook, or left out for a reason', () => {
  const db = openInMemory();
  for (const { up } of migrations) up(db);
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
  const columnsOf = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  const named = new Set(
    bookSheets.flatMap(({ table, columns, omitted = {} }) =>
      [...columns.map(({ column }) => column), ...Object.keys(omitted)].map((column) => `${table}.${column}`),
    ),
  );
  const present = tables.flatMap((table) => columnsOf.all(table).map((column) => `${table}.${column}`));
  expect(
    present.filter((column) => !named.has(column) && !Object.hasOwn(omittedTables, column.split('.')[0] ?? '')),
  ).toEqual([]);
  expect([...named].filter((column) => !present.includes(column))).toEqual([]);
  expect(Object.keys(omittedTables).filter((table) => !tables.includes(table))).toEqual([]);
  db.close();
});

test('one sheet a table, REMS first and under its names; dates are dates, formulas are texts', async () => {
  const core = await createClinic(`UPDATE equipment SET eq_notes = '=HYPERLINK("http://x")' WHERE eq_id = 101`);
  const bytes = await bookOf(core);
  const sheets = sheetsOf(bytes);
  expect([...sheets.keys()].slice(0, 11)).toEqual([
    '_README',
    'equipment_classes',
    'manufacturers',
    'departments',
    'facilities',
    'capital_categories',
    'equipment_subclasses',
    'personnel',
    'equipment',
    'compliance_tests',
    'scheduled_tests',
  ]);
  expect(recordsOf(sheets, 'equipment')[0]).toMatchObject({
    eq_id: '101',
    class_id: '3',
    eq_sn: '00123',
    eq_instdt: '2016-01-02',
    eq_physcov: 'TRUE',
    eq_radcap: '1',
    eq_notes: '=HYPERLINK("http://x")',
  });
  expect(recordsOf(sheets, 'personnel')[0]).toMatchObject({ id: '21', roles: 'contact, physicist', is_active: 'TRUE' });
  expect(recordsOf(sheets, 'compliance_tests')[0]).toMatchObject({ test_date: '2025-03-01', created_by: 'NB' });
  const readme = sheets.get('_README') ?? [];
  expect(readme).toContainEqual(['By', 'administrator']);
  expect(readme).toContainEqual(expect.arrayContaining(['Sheet equipment', '2']));
  expect(readme).toContainEqual(['Left out: sessions', '', 'secret: who is signed in']);
  const xml = unpacked(bytes);
  expect(xml).toContain('name="tbl_equipment"');
  expect(xml).toContain('state="frozen"');
  expect(xml).not.toContain('<f>');
});

test('no secret is in it: neither hashes of passwords, nor tokens, nor keys', async () => {
  const core = await createClinic();
  const text = unpacked(await bookOf(core));
  expect(text).toContain('Bevins, Nick');
  expect(text).not.toMatch(/argon2|scrypt|pbkdf2|password_hash<|token_hash<|BEGIN [A-Z ]*KEY/);
  const headings = [...sheetsOf(await bookOf(core)).values()].flatMap(([first = []]) => first);
  expect(headings.filter((heading) => /hash|token|secret|kid|uuid/.test(heading))).toEqual([]);
});

test('it comes back: into the same data nothing changes, into new ones everything goes in', async () => {
  const core = await createClinic();
  const bytes = await bookOf(core);
  const again = await deskOf(core, 'rems', 'administrator').check(bytes, 'rems_export.xlsx');
  expect(again.import).toMatchObject({ state: 'checked', encoding: 'REMS workbook' });
  expect(again.import.counts).toMatchObject({ created: 0, updated: 0, unchanged: 22, errors: 0 });

  const elsewhere = await createTestCore();
  const desk = deskOf(elsewhere, 'rems', 'administrator');
  const checked = await desk.check(bytes, 'rems_export.xlsx');
  const moved = await desk.apply(checked.import.id);
  expect(moved.import.counts).toMatchObject({ created: 22, errors: 0 });
  const strip = (sheets: Map<string, string[][]>) =>
    ['equipment_classes', 'equipment_subclasses', 'personnel', 'equipment', 'compliance_tests'].map((name) =>
      recordsOf(sheets, name).map(({ created_at: _created, updated_at: _updated, ...record }) => record),
    );
  expect(strip(sheetsOf(await bookOf(elsewhere)))).toEqual(strip(sheetsOf(bytes)));
});

test('only administrators who may export get it; each is on record', async () => {
  const core = await createClinic();
  await expect(core.as('physicist').exports.workbook({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await bookOf(core);
  expect(await core.as('administrator').exports.progress({})).toMatchObject({ state: 'done' });
  const { items } = await core.as('administrator').audit.list({ filters: { group: 'exports' } });
  expect(items.map(({ action }) => action)).toContain('exports.workbook');
});

test('a workbook that was stopped before its file was fetched is not written', async () => {
  const core = await createClinic();
  const ticket = await core.as('administrator').exports.workbook({});
  expect(await core.as('administrator').exports.progress({})).toMatchObject({ state: 'waiting' });
  expect(await core.as('administrator').exports.cancel({})).toMatchObject({ state: 'cancelled' });
  await expect(fetchTicket(core, 'administrator', ticket)).rejects.toMatchObject({ code: 'CONFLICT' });
});

/** A database with many departments, and what writes its workbook in a thread of its own. */
function createThread(rows: number) {
  const file = join(temporaryFolder(), 'book.db');
  const key = randomBytes(32);
  const db = openConnection(file, key, { create: true });
  onTestFinished(() => void db.close());
  for (const { up } of migrations) up(db);
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO departments (name, name_folded, created_at) SELECT 'Department ' || hex(randomblob(60)), i, '2026-01-01T00:00:00.000Z' FROM n`,
  ).run(rows);
  const run = createBookRunner({ file, key, entry: new URL('../../main/workbook/worker.ts', import.meta.url) });
  return { db, run };
}

const facts = { at: '2026-11-21T10:00:00.000Z', by: 'test', appVersion: '1.0.0' };

test('in a thread of its own it tells how far it is, and this thread goes on', async () => {
  const { run } = createThread(5_000);
  const told: number[] = [];
  const pieces: Uint8Array[] = [];
  for await (const piece of run(facts, ({ done }) => void told.push(done), new AbortController().signal))
    pieces.push(piece);
  expect(told.length).toBeGreaterThan(5);
  expect(told.at(-1)).toBeGreaterThanOrEqual(5_000);
  expect(sheetsOf(Buffer.concat(pieces)).get('departments')).toHaveLength(5_001);
});

test('whoever stops taking the bytes stops the work, and the database stays free', async () => {
  const { db, run } = createThread(20_000);
  for await (const _piece of run(facts, () => undefined, new AbortController().signal)) break;
  const stop = new AbortController();
  const stopped = (async () => {
    for await (const _piece of run(facts, () => undefined, stop.signal)) stop.abort(new Error('stopped'));
  })();
  await expect(stopped).rejects.toThrow('stopped');
  expect(db.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
});
