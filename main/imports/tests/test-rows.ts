import { localDate } from '#shared/dates.ts';
import type { RowOutcome } from '#shared/imports.ts';
import type { CellChange, FileRows, PlannedRow, RowsDeps } from '../kind.ts';
import { readKnownUnits } from '../known-units.ts';
import { createNovelties } from '../novelties.ts';
import { createOwnIds, createRenumbering } from '../own-id.ts';
import { createPeopleDirectory } from '../people-directory.ts';
import { createPersonRecords } from '../person-records.ts';
import { createRowPlanner, unknownColumns } from '../row-planner.ts';
import { createTextFolder } from '../text-folder.ts';
import { readUnit } from '../unit-cell.ts';
import { createNameReport } from './name-report.ts';
import { createStoredTests, type StoredTest } from './stored-tests.ts';
import type { TestCells, TestColumn } from './test-columns.ts';
import { readOptional, readTestDate, readType, remarkOn, type TestFileFields } from './test-fields.ts';
import { createTestPeople, testPeople } from './test-people.ts';
import { createTestRecords } from './test-records.ts';

const fieldColumns = {
  unitId: 'eq_id',
  type: 'test_type',
  testDate: 'test_date',
  reportDate: 'report_date',
  submissionDate: 'submission_date',
  performedById: 'performed_by',
  reviewedById: 'reviewed_by',
  notes: 'notes',
} as const satisfies Record<keyof TestFileFields, TestColumn>;

// The table has the keys of its type and no others.
const fieldNames = Object.keys(fieldColumns) as (keyof TestFileFields)[];

/** Carries out a file of tests row by row; the clocks of its units follow after the last one. */
export function createTestRows(deps: RowsDeps): FileRows {
  const { db, header, write } = deps;
  const blankClears = deps.blankCells === 'clear';
  const rule = deps.shared ? 'verbatim' : blankClears ? 'blank-clears' : 'blank-keeps';
  const folder = deps.shared?.folder ?? createTextFolder();
  const novelties = createNovelties();
  const report = createNameReport();
  const renumbering = createRenumbering();
  const persons = createPersonRecords(write);
  const people =
    deps.shared?.people ??
    createPeopleDirectory({
      db,
      folder,
      records: {
        ...persons,
        createPerson(person) {
          novelties.note('person', person.name);
          return persons.createPerson(person);
        },
      },
    });
  const personCells = createTestPeople({ people, report, blankClears });
  const units = deps.shared?.units ?? readKnownUnits(db);
  const stored = createStoredTests(db);
  const records = createTestRecords(write);
  const ids = createOwnIds<TestColumn>('test_id');
  const today = localDate(deps.now);
  /** Tests that this file adds, by unit, type and day, and the rows that do. */
  const added = new Map<string, number>();
  let nextId = deps.firstFreeId;

  function plan(cells: TestCells): PlannedRow | undefined {
    const id = ids.read(cells);
    const unitId = readUnit(cells, units);
    const type = readType(cells);
    const testDate = readTestDate(cells);
    const known = id === undefined ? undefined : stored.get(id);
    const optional = readOptional(cells, known, rule);
    if (cells.hasErrors || unitId === undefined || type === undefined || testDate === undefined) return undefined;
    const sent = { unitId, type, testDate, ...optional };
    if (id !== undefined && known) requireAgreement(cells, id, known, sent);
    if (cells.hasErrors) return undefined;
    const fields: TestFileFields = { ...(known ?? noFields), ...sent, ...peopleOf(cells, known) };
    return known && id !== undefined ? update(cells, id, known, fields) : create(cells, id, fields);
  }

  function peopleOf(cells: TestCells, known: TestFileFields | undefined): Partial<TestFileFields> {
    const named: Partial<Record<'performedById' | 'reviewedById', number | null>> = {};
    for (const columns of testPeople) {
      const person = personCells.read(cells, columns, known?.[columns.field] ?? null);
      if (person !== undefined) named[columns.field] = person;
    }
    return named;
  }

  /** So that a file never overwrites a different test that happens to have the same number. */
  function requireAgreement(
    cells: TestCells,
    id: number,
    known: StoredTest,
    sent: Pick<TestFileFields, 'unitId' | 'type' | 'testDate'>,
  ): void {
    if (known.deleted === 1)
      cells.error(`Test ${id} was deleted here. Bring it back first, or leave test_id blank for a new one.`, 'test_id');
    const moved = known.unitId !== sent.unitId;
    const other = deps.shared ? known.type !== sent.type && known.testDate !== sent.testDate : false;
    if (other || (moved && (known.type !== sent.type || known.testDate !== sent.testDate)))
      cells.error(
        `Test ${id} is another test here (unit ${known.unitId}, ${known.type}, ${known.testDate}). Correct the row, or leave test_id blank for a new one.`,
        'test_id',
      );
    else if (moved && stored.hasFindings(id))
      cells.error(`Findings hang on test ${id}, so that it cannot move to another unit.`, 'eq_id');
    if (known.testDate !== sent.testDate) requireProof(cells, id, sent.testDate);
  }

  /** A test that closed a finding stays where it proves something: since the report, and done. */
  function requireProof(cells: TestCells, id: number, testDate: string): void {
    const since = stored.provenSince(id);
    if (since === null || (testDate >= since && testDate <= today)) return;
    cells.error(
      `A finding of ${since} was closed with test ${id}, which can be neither earlier nor in the future.`,
      'test_date',
    );
  }

  function create(cells: TestCells, inFile: number | undefined, fields: TestFileFields): PlannedRow {
    // The same file again, or a later one of the same REMS: its numbers are not ours, what they stand for is on record.
    const equal = inFile === undefined ? undefined : stored.takeEqual(fields);
    if (equal !== undefined) return done(cells, 'unchanged', equal, fields, []);
    const kept = deps.shared ? inFile : undefined;
    const id = kept ?? nextId;
    if (kept === undefined) nextId += 1;
    mentionSame(cells, fields);
    records.create(id, fields, deps.shared && cells.cell('created_by'));
    stored.added(id);
    const changes: CellChange[] = [];
    if (inFile !== undefined && inFile !== id) {
      renumbering.note(inFile, id);
      changes.push(['test_id', String(inFile), String(id)]);
    }
    for (const field of fieldNames) {
      const text = textOf(field, fields);
      if (text !== null) changes.push([fieldColumns[field], null, text]);
    }
    return done(cells, 'created', write ? id : null, fields, changes);
  }

  function update(cells: TestCells, id: number, known: TestFileFields, fields: TestFileFields): PlannedRow {
    const changed = fieldNames.filter((field) => known[field] !== fields[field]);
    if (changed.length === 0) return done(cells, 'unchanged', id, fields, []);
    records.update(id, Object.fromEntries(changed.map((field) => [field, fields[field]])));
    const changes = changed.map(
      (field): CellChange => [fieldColumns[field], textOf(field, known), textOf(field, fields)],
    );
    return done(cells, 'updated', id, fields, changes);
  }

  function mentionSame(cells: TestCells, fields: TestFileFields): void {
    const key = `${fields.unitId} ${fields.type} ${fields.testDate}`;
    const row = added.get(key);
    if (row === undefined) added.set(key, cells.row);
    const known = row === undefined ? stored.same(fields) : undefined;
    if (row !== undefined) cells.remark(`Row ${row} has the same type, date and unit.`);
    else if (known !== undefined)
      cells.remark(`Test ${known} has the same type, date and unit. Write its number into test_id if it is the same.`);
  }

  function done(
    cells: TestCells,
    outcome: RowOutcome,
    recordId: number | null,
    fields: TestFileFields,
    changes: readonly CellChange[],
  ): PlannedRow {
    remarkOn(cells, fields, today);
    const label = `${fields.unitId}: ${units.get(fields.unitId) ?? ''}, ${fields.type} ${fields.testDate}`;
    return { row: cells.row, outcome, recordId, label, changes, messages: cells.messages };
  }

  function textOf(field: keyof TestFileFields, fields: TestFileFields): string | null {
    if (field !== 'performedById' && field !== 'reviewedById')
      return fields[field] === null ? null : String(fields[field]);
    const id = fields[field];
    return id === null ? null : (people.get(id)?.name ?? null);
  }

  return {
    plan: createRowPlanner<TestColumn>(header, plan, (cells) =>
      [cells.cell('eq_id'), cells.cell('test_type'), cells.cell('test_date')].filter(Boolean).join(', '),
    ),
    finish: () => records.finish(),
    fileMessages() {
      const renumbered = renumbering.message();
      return [
        ...unknownColumns(header),
        ...report.messages(),
        ...novelties.messages(),
        ...(renumbered ? [renumbered] : []),
      ];
    },
  };
}

const noFields = { reportDate: null, submissionDate: null, performedById: null, reviewedById: null, notes: null };
