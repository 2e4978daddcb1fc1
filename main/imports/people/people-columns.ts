import { type RemsPeopleColumn, remsPeopleColumns } from '#shared/rems-csv.ts';
import type { RowCells } from '../row-cells.ts';

/** A column that files of people may have: those of the export, the list of roles, and what only says something about signing in to REMS. */
export type PeopleColumn = RemsPeopleColumn | 'roles' | 'admin';

/** Every column of {@link PeopleColumn}. */
export const peopleColumns: readonly PeopleColumn[] = [...remsPeopleColumns, 'roles', 'admin'];

/** A row of a file of people. */
export type PeopleCells = RowCells<PeopleColumn>;
