import type { PersonRole } from '#shared/people.ts';
import { createUnitSearch } from '../../equipment/service.ts';
import { createPersonWriter, inOrder } from '../../people/person-writer.ts';
import type { Tx } from '../../rpc/transact.ts';
import type { Reverter, RowsDeps } from '../kind.ts';
import { oldValues } from '../old-values.ts';

/** The fields of a person that files carry. */
export interface PersonFields {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly roles: readonly PersonRole[];
}

/** Where the people of a file go: into the database, or nowhere. */
export interface PeopleRecords {
  create(id: number, fields: PersonFields): void;
  update(id: number, change: Partial<PersonFields>): void;
}

/** Writes under an import, or pretends. */
export function createPeopleRecords(write: RowsDeps['write']): PeopleRecords {
  if (!write) return { create: () => undefined, update: () => undefined };
  const { tx, importId } = write;
  const people = createPersonWriter(tx.db);
  const search = createUnitSearch(tx.db);
  return {
    create: (id, fields) => void people.insert(tx, { ...fields, id }, { importId }),
    update(id, { roles, ...change }) {
      const values = { ...change, ...(roles && { roles: inOrder(roles) }) };
      const { changes } = people.update(tx, id, values, { importId });
      if (changes.name || changes.email) search.refresh(tx, 'person', id);
    },
  };
}

/** Takes back what {@link createPeopleRecords} wrote. */
export function createPeopleReverter(tx: Tx, importId: number): Reverter {
  const people = createPersonWriter(tx.db);
  const search = createUnitSearch(tx.db);
  return {
    steps: {
      'people.create': ({ entity_id }) => people.remove(tx, Number(entity_id), { importId }),
      'people.update'(entry) {
        const id = Number(entry.entity_id);
        const { changes } = people.update(tx, id, oldValues(entry), { importId });
        if (changes.name || changes.email) search.refresh(tx, 'person', id);
      },
    },
    finish: () => undefined,
  };
}
