import { AppError } from '#shared/contract/errors.ts';
import type { FileKind } from '../kind.ts';
import { peopleColumns } from './people-columns.ts';
import { createPeopleReverter } from './people-records.ts';
import { createPeopleRows } from './people-rows.ts';

/** Files of people, which REMS calls personnel. */
export const peopleKind: FileKind = {
  columns: peopleColumns,
  idColumn: 'id',
  table: 'people',
  room: 1,
  mayBeEmpty: false,
  requireHeader(names) {
    if (names.has('name') && names.has('email')) return;
    const missing = ['name', 'email'].filter((name) => !names.has(name));
    throw new AppError(
      'INVALID',
      `This is not a file of people: its first line lacks ${missing.join(', ')}. Column names must be written exactly as REMS writes them.`,
    );
  },
  createRows: createPeopleRows,
  createReverter: createPeopleReverter,
};
