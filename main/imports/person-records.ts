import type { PersonRole } from '../../shared/people.ts';
import { createPersonWriter } from '../people/service.ts';
import type { Tx } from '../rpc/transact.ts';
import type { Reverter, RowsDeps } from './kind.ts';
import type { IncomingPerson } from './known-records.ts';
import { oldValues } from './old-values.ts';

export type { IncomingPerson } from './known-records.ts';

/** Where the people of a file go: into the database, or nowhere. Every answer is the id of the record. */
export interface PersonRecords {
  createPerson(person: IncomingPerson): number;
  addRole(personId: number, role: PersonRole): void;
}

/** Writes people under their import; pretending, what it would create gets negative ids. */
export function createPersonRecords(write: RowsDeps['write']): PersonRecords {
  if (!write) {
    let last = 0;
    return {
      createPerson({ id }) {
        if (id !== undefined) return id;
        last -= 1;
        return last;
      },
      addRole: () => undefined,
    };
  }
  const { tx, importId } = write;
  const people = createPersonWriter(tx.db);
  const options = { importId };
  return {
    createPerson: ({ id, name, email, role }) =>
      people.insert(tx, { name, email, phone: null, roles: [role], ...(id !== undefined && { id }) }, options).id,
    addRole: (personId, role) => people.addRole(tx, personId, role, options),
  };
}

/** Takes back what {@link createPersonRecords} wrote. */
export function personSteps(tx: Tx, importId: number): Reverter['steps'] {
  const people = createPersonWriter(tx.db);
  const options = { importId };
  return {
    'people.create': ({ entity_id }) => people.remove(tx, Number(entity_id), options),
    'people.update': (entry) => void people.update(tx, Number(entry.entity_id), oldValues(entry), options),
  };
}
