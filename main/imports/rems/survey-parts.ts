import { testTypes } from '#shared/test-types.ts';
import { bookingsKind } from '../bookings/bookings-kind.ts';
import { testsKind } from '../tests/tests-kind.ts';
import { createFilePart } from './file-part.ts';
import type { RemsPart, RemsPartDeps } from './rems-part.ts';
import type { RemsRow, RemsValue } from './rems-tables.ts';
import { dateText } from './rems-values.ts';
import type { RowNotes } from './row-notes.ts';

/** In a file of tests a blank person keeps who is stored, this word empties the field. */
const nobody = 'CLEAR';

const testColumns = [
  'test_id',
  'eq_id',
  'test_type',
  'test_date',
  'report_date',
  'submission_date',
  'performed_by_id',
  'reviewed_by_id',
  'notes',
  'created_by',
];
const bookingColumns = ['schedule_id', 'eq_id', 'scheduled_date', 'scheduling_date', 'notes', 'created_by'];

/** The compliance tests of REMS under their numbers; the initials stay as the author on record. */
export function createTestPart(deps: RemsPartDeps): RemsPart {
  return createFilePart(deps, testsKind, testColumns, (row, notes) => [
    row.value('test_id'),
    row.value('eq_id'),
    testType(row.value('test_type')),
    dateText(row.value('test_date')),
    dateText(row.value('report_date')),
    dateText(row.value('submission_date')),
    person(deps, row, notes, 'performed_by_id'),
    person(deps, row, notes, 'reviewed_by_id'),
    row.value('notes'),
    row.value('created_by'),
  ]);
}

/** The scheduled tests of REMS under their numbers; who made one is named. */
export function createBookingPart(deps: RemsPartDeps): RemsPart {
  const { numbers, shared } = deps;
  return createFilePart(deps, bookingsKind, bookingColumns, (row) => {
    const author = numbers.of('personnel', row.value('created_by_id'));
    return [
      row.value('schedule_id'),
      row.value('eq_id'),
      dateText(row.value('scheduled_date')),
      dateText(row.value('scheduling_date')),
      row.value('notes'),
      author === undefined ? null : (shared.people.get(author)?.name ?? null),
    ];
  });
}

/** REMS 1.2 wrote lower-case codes, which 1.3 renames at its start. Source: REMS 5. */
function testType(text: RemsValue): RemsValue {
  return testTypes.find((type) => type.toLowerCase().replaceAll(' ', '_') === text) ?? text;
}

function person(
  { numbers }: RemsPartDeps,
  row: RemsRow,
  notes: RowNotes,
  column: 'performed_by_id' | 'reviewed_by_id',
): RemsValue {
  const number = row.value(column);
  if (number === null) return nobody;
  const id = numbers.of('personnel', number);
  if (id !== undefined) return String(id);
  notes.warning(`Number ${number} is not among the people that go in; the field stays empty.`, column);
  return null;
}
