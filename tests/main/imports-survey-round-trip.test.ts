import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { testTypes } from '../../shared/test-types.ts';
import { createImportDesk, csv, deskOf } from '../support/import-desk.ts';

const piece = fc.constantFrom('a', 'B', '7', 'é', '漢', ' ', ',', ';', '"', "'", '=', '+', '-', '@', '\n', '\t');
const notes = fc.option(
  fc.oneof(
    fc.constantFrom('none', 'CLEAR', 'Null'),
    fc.array(piece, { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')),
  ),
  { nil: null },
);
const later = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null });
const survey = fc.record({
  unitId: fc.integer({ min: 1, max: 3 }),
  type: fc.constantFrom(...testTypes),
  testDate: fc
    .date({ min: new Date('1950-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  report: later,
  submission: later,
  performer: fc.boolean(),
  notes,
});
const runs = 120;

test('whatever survey records hold comes back from their export', { timeout: 60_000 }, async () => {
  const desk = await createImportDesk();
  const tests = deskOf(desk, 'tests');
  const seed = Math.floor(Math.random() * 2 ** 31);
  const context = `seed ${seed}`;
  const units = csv('eq_id,equipment_class', '1,CT', '2,CT', '3,CT');
  await desk.import(units);
  const { id: performedById } = await desk.api.people.create({
    name: '=Doe, "Jane"',
    email: 'jane@example.org',
    roles: ['physicist'],
  });
  for (const { report, submission, performer, ...fields } of fc.sample(survey, { seed, numRuns: runs })) {
    const reportDate = report === null ? null : addDays(fields.testDate, report);
    const from = reportDate ?? fields.testDate;
    await desk.api.compliance.recordTest({
      ...fields,
      reportDate,
      submissionDate: submission === null ? null : addDays(from, submission),
      performedById: performer ? performedById : null,
    });
  }
  const exported = await tests.exported();
  const same = await tests.import(exported);
  expect([context, same.import.counts]).toMatchObject([context, { unchanged: runs, errors: 0, warnings: 0 }]);
  expect([context, await tests.exported()]).toEqual([context, exported]);

  // Elsewhere they get numbers of their own; a note that is the very word for "empty" is empty there.
  const other = await createImportDesk();
  await other.import(units);
  await other.api.people.create({ name: '=Doe, "Jane"', email: 'jane@example.org', roles: ['physicist'] });
  const elsewhere = deskOf(other, 'tests');
  const moved = await elsewhere.import(exported, 'all-or-nothing');
  expect([context, moved.import.counts]).toMatchObject([context, { created: runs, errors: 0, warnings: 0 }]);
  expect([context, withoutNumbers(await elsewhere.exported())]).toEqual([context, withoutNumbers(exported)]);
});

/** The records of a file without what belongs to the installation, in an order that depends on nothing else. */
function withoutNumbers(file: string): string[] {
  const rows: Record<string, string>[] = parse(file, { columns: true, record_delimiter: '\r\n' });
  return rows
    .map(({ test_id, created_at, created_by, updated_at, modified_by, notes: text = '', ...fields }) =>
      JSON.stringify({ ...fields, notes: /^(none|clear|null)$/i.test(text) ? '' : text }),
    )
    .sort();
}
