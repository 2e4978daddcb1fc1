import type { PlainDate } from '#shared/dates.ts';
import { type TestType, testTypes } from '#shared/test-types.ts';
import { dateOrderProblems } from '../../compliance/compliance-rules.ts';
import { parseDate } from '../cell-values.ts';
import { isClear, quoted } from '../row-cells.ts';
import type { TestCells } from './test-columns.ts';

/** The fields of a test that files carry. */
export interface TestFileFields {
  readonly unitId: number;
  readonly type: TestType;
  readonly testDate: PlainDate;
  readonly reportDate: PlainDate | null;
  readonly submissionDate: PlainDate | null;
  readonly performedById: number | null;
  readonly reviewedById: number | null;
  readonly notes: string | null;
}

/** The optional fields that a row sets; what it leaves blank stays out. */
export type OptionalTestFields = {
  -readonly [F in 'reportDate' | 'submissionDate' | 'notes']?: TestFileFields[F];
};

const maxNotes = 20_000;
const dateColumns = { report_date: 'reportDate', submission_date: 'submissionDate' } as const;

/** Reads the type, one of the names exactly; the lower-case codes of old REMS files are refused with the right name. Source: REMS 3.11. */
export function readType(cells: TestCells): TestType | undefined {
  const text = cells.cell('test_type') ?? '';
  const exact = testTypes.find((type) => type === text);
  if (exact) return exact;
  if (text === '') cells.error('The type of the test is blank. Fill in test_type.', 'test_type');
  else {
    const meant = testTypes.find((type) => type.toLowerCase() === text.toLowerCase().replaceAll('_', ' '));
    if (meant) cells.error(`${quoted(text)} is not how the type is written. Write ${quoted(meant)}.`, 'test_type');
    else cells.error(`${quoted(text)} is no type of test. Write one of: ${testTypes.join(', ')}.`, 'test_type');
  }
  return undefined;
}

/** Reads the day of the test, which every row has. */
export function readTestDate(cells: TestCells): PlainDate | undefined {
  const text = cells.cell('test_date') ?? '';
  const date = parseDate(text);
  if (text === '') cells.error('The date of the test is blank. Fill in test_date.', 'test_date');
  else if (date === undefined)
    cells.error(`${quoted(text)} is not a date such as 2026-03-01 or 3/1/2026.`, 'test_date');
  return date;
}

/**
 * Reads dates and notes that may be missing: a blank cell keeps unless it was chosen to empty, CLEAR, NULL or NONE empties, and a bad date
 * refuses the row. Source: REMS 3.11.
 * @param stored undefined for a new test
 * @param rule `verbatim` where a table says what is: a blank cell empties, and no word means anything else than itself
 */
export function readOptional(
  cells: TestCells,
  stored: TestFileFields | undefined,
  rule: 'blank-keeps' | 'blank-clears' | 'verbatim',
): OptionalTestFields {
  const verbatim = rule === 'verbatim';
  const draft: OptionalTestFields = verbatim ? { reportDate: null, submissionDate: null, notes: null } : {};
  for (const column of ['report_date', 'submission_date'] as const) {
    const text = cells.cell(column) ?? '';
    if (text === '') {
      if (rule === 'blank-clears' && cells.cell(column) === '') draft[dateColumns[column]] = null;
      continue;
    }
    const date = !verbatim && isClear(text) ? null : parseDate(text);
    if (date === undefined) cells.error(`${quoted(text)} is not a date such as 2026-03-01 or 3/1/2026.`, column);
    else draft[dateColumns[column]] = date;
  }
  const notes = cells.cell('notes') ?? '';
  if (rule === 'blank-clears' && cells.cell('notes') === '') draft.notes = null;
  // Somebody may have noted the very word, and the export brings it back.
  if (notes === '' || (!verbatim && notes === stored?.notes)) return draft;
  if (notes.length > maxNotes)
    cells.warning(
      `${quoted(notes)} has ${notes.length} characters, ${maxNotes} fit; the field was left as it is.`,
      'notes',
    );
  else draft.notes = !verbatim && isClear(notes) ? null : notes;
  return draft;
}

/** What is odd about a test, but may be true: said of rows that change nothing, too. */
export function remarkOn(cells: TestCells, fields: TestFileFields, today: PlainDate): void {
  const order = dateOrderProblems(fields);
  if (order.reportDate) cells.remark('The report is dated before the test.', 'report_date');
  if (order.submissionDate) cells.remark('The submission is dated before the test or its report.', 'submission_date');
  const dates = [
    ['test_date', fields.testDate],
    ['report_date', fields.reportDate],
    ['submission_date', fields.submissionDate],
  ] as const;
  for (const [column, date] of dates)
    if (date !== null && date > today) cells.remark('This date is in the future.', column);
  if (fields.performedById !== null && fields.performedById === fields.reviewedById)
    cells.remark('The same person did the survey and reviewed it.', 'reviewed_by');
}
