import { AppError } from '#shared/contract/errors.ts';
import { remsFacilityColumns } from '#shared/rems-csv.ts';
import type { FileKind } from '../kind.ts';
import { createFacilityReverter } from './facility-records.ts';
import { createFacilityRows } from './facility-rows.ts';

/** Files of facilities. */
export const facilitiesKind: FileKind = {
  columns: remsFacilityColumns,
  idColumn: 'id',
  table: 'facilities',
  room: 1,
  mayBeEmpty: false,
  requireHeader(names) {
    if (names.has('email'))
      throw new AppError('INVALID', 'This is a file of people, not of facilities. Choose people and send it again.');
    if (names.has('name')) return;
    throw new AppError(
      'INVALID',
      'This is not a file of facilities: its first line lacks name. Column names must be written exactly as REMS writes them.',
    );
  },
  createRows: createFacilityRows,
  createReverter: createFacilityReverter,
};
