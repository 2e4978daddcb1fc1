import { type RemsTestColumn, remsTestColumns } from '#shared/rems-csv.ts';
import type { RowCells } from '../row-cells.ts';

/** E-mail addresses of the people of a test: with them a file brings people who are not known yet. */
export const emailColumns = ['performed_by_email', 'reviewed_by_email'] as const;

/** A column that files of tests may have. */
export type TestColumn = RemsTestColumn | (typeof emailColumns)[number];

/** Every column of {@link TestColumn}. */
export const testColumns: readonly TestColumn[] = [...remsTestColumns, ...emailColumns];

/** A row of a file of tests. */
export type TestCells = RowCells<TestColumn>;

/** Whether a cell asks to empty its field; a blank one keeps it. Source: REMS 3.11. */
export function isClear(text: string): boolean {
  return /^(clear|null|none)$/i.test(text);
}
