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
