import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorkbookWriter } from '../../main/files/xlsx/workbook-writer.ts';
import { openRemsFile } from '../../main/imports/rems/rems-source.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { remsDatabase } from '../support/rems-database.ts';

/** Reads a file to its end and answers the rows, as `table: texts`. */
function read(bytes: Uint8Array): string[] {
  const columns = ['name', 'email', 'eq_mod', 'notes', 'password_hash'];
  return [...openRemsFile([bytes]).records()].map((record) => {
    const { table, data } = record as unknown as { table: string; data: { value(column: string): string | null } };
    return `${table}: ${columns.map((column) => data.value(column)).join('|')}`;
  });
}

function refusal(bytes: Uint8Array): string {
  try {
    read(bytes);
  } catch (cause) {
    if (cause instanceof AppError) return cause.message;
    throw cause;
  }
  return 'read';
}

test('what is no REMS database is refused in words', () => {
  expect(refusal(Buffer.alloc(0))).toMatch(/^The file is empty/);
  expect(refusal(Buffer.from('id,name\n1,CT\n'))).toMatch(/^This is neither a backup of REMS/);
  // What an encrypted database looks like.
  expect(refusal(Buffer.alloc(8192, 0x5a))).toMatch(/or it is encrypted/);
  expect(refusal(Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8000, 7)]))).toMatch(
    /damaged|cannot be read/,
  );
  const { db, bytes } = remsDatabase('DROP TABLE equipment', { empty: true });
  expect(refusal(bytes())).toMatch(/it has no table equipment/);
  db.exec('CREATE TABLE equipment (number INTEGER PRIMARY KEY)');
  expect(refusal(bytes())).toMatch(/its table equipment has no column eq_id, class_id/);
});

test('a workbook of something else is refused in words', () => {
  const book = (...names: string[]) => {
    const pieces: Uint8Array[] = [];
    const writer = createWorkbookWriter((bytes) => void pieces.push(bytes), new Date('2026-11-21T10:00:00'));
    for (const name of names) writer.sheet(name, [{ heading: 'id' }, { heading: 'name' }]).row([1, 'CT']);
    writer.finish();
    return Buffer.concat(pieces);
  };
  expect(refusal(book('equipment_classes'))).toMatch(/it has no sheet personnel, equipment\. A file of one kind/);
  expect(refusal(book('equipment_classes', 'personnel', 'equipment'))).toMatch(
    /its sheet personnel has no column email/,
  );
  expect(refusal(book('equipment').subarray(0, 300))).toMatch(/damaged/);
});

test('a file that was cut off is refused', () => {
  const bytes = remsDatabase().bytes();
  expect(refusal(bytes.subarray(0, bytes.length - 8192))).toMatch(/damaged|cannot be read/);
  expect(refusal(bytes.subarray(0, 1000))).toMatch(/damaged|cannot be read/);
});

test('views and calculated columns are not asked: only stored tables are read', () => {
  const view = remsDatabase(`
    ALTER TABLE scheduled_tests RENAME TO kept;
    CREATE VIEW scheduled_tests AS WITH RECURSIVE n (schedule_id) AS (SELECT 1 UNION ALL SELECT schedule_id + 1 FROM n) SELECT * FROM n;
  `);
  expect(read(view.bytes()).filter((line) => line.startsWith('scheduled_tests'))).toEqual([]);
  const needed = remsDatabase('ALTER TABLE personnel RENAME TO p; CREATE VIEW personnel AS SELECT * FROM p;');
  expect(refusal(needed.bytes())).toMatch(/it has no table personnel/);
  const calculated = remsDatabase("ALTER TABLE departments ADD COLUMN more TEXT AS (printf('%.*c', 1000000000, 'x'))");
  expect(refusal(calculated.bytes())).toMatch(/not one that REMS writes/);
});

test('a copy of a running database is read as it is; hashes of passwords never are', () => {
  const bytes = remsDatabase().bytes();
  bytes.fill(2, 18, 20);
  const lines = read(bytes);
  expect(lines).toHaveLength(22);
  expect(lines.join()).not.toContain('pbkdf2');
});

test('binary cells and endless texts do no harm', () => {
  const { bytes } = remsDatabase(
    `UPDATE equipment SET eq_mod = x'00ff', eq_notes = hex(zeroblob(400000)) WHERE eq_id = 101`,
  );
  const rows = [...openRemsFile([bytes()]).records()] as unknown as {
    table: string;
    data: { number: number; unreadable: readonly string[]; value(column: string): string | null };
  }[];
  const unit = rows.find(({ table, data }) => table === 'equipment' && data.number === 101)?.data;
  expect(unit?.unreadable).toEqual(['eq_mod']);
  expect(unit?.value('eq_mod')).toBeNull();
  expect(unit?.value('eq_notes')?.length).toBe(100_000);
});

test('conditions of its tables are not worked out, whatever they would cost', () => {
  const { db, bytes } = remsDatabase();
  db.pragma('ignore_check_constraints = ON');
  // Worked out, this would overflow.
  db.exec(`DROP TABLE departments;
    CREATE TABLE departments (id INTEGER PRIMARY KEY, name TEXT, is_active INTEGER, created_at TEXT, CHECK (abs(id - 9223372036854775807 - 2) > 0));
    INSERT INTO departments (id, name) VALUES (1, 'Radiology')`);
  expect(read(bytes())).toContain('departments: Radiology||||');
});

test('whatever bytes change, the file is read or refused in words', () => {
  const whole = remsDatabase().bytes();
  const change = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      refusal(bytes);
    }),
    { numRuns: 300 },
  );
});
