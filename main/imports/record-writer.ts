import type { NewUnit } from '../../shared/equipment.ts';
import type { NewLookup } from '../../shared/lookups.ts';
import type { PersonRole } from '../../shared/people.ts';
import type { PartialUnitFields } from '../equipment/unit-columns.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import { createLookupWriter } from '../lookups/service.ts';
import { createPersonWriter } from '../people/service.ts';
import type { Tx } from '../rpc/transact.ts';

/** A person that a file brings. */
export interface IncomingPerson {
  /** The id of the file, kept because it is free. */
  readonly id: number | undefined;
  readonly name: string;
  readonly email: string;
  readonly role: PersonRole;
}

/** Where the plan of an import goes: into the database, or nowhere. Every answer is the id of the record. */
export interface RecordWriter {
  createLookup(lookup: NewLookup): number;
  createPerson(person: IncomingPerson): number;
  addRole(personId: number, role: PersonRole): void;
  createUnit(unit: NewUnit & { readonly id: number }): void;
  updateUnit(id: number, change: PartialUnitFields): void;
}

/** For the dry run: writes nothing; what it would create gets negative ids. */
export function createPretendingWriter(): RecordWriter {
  let last = 0;
  const next = () => {
    last -= 1;
    return last;
  };
  return {
    createLookup: next,
    createPerson: (person) => person.id ?? next(),
    addRole: () => undefined,
    createUnit: () => undefined,
    updateUnit: () => undefined,
  };
}

/** Writes in the open transaction, every audit entry under the import. */
export function createImportWriter(tx: Tx, importId: number): RecordWriter {
  const units = createUnitWriter(tx.db);
  const lookups = createLookupWriter(tx.db);
  const people = createPersonWriter(tx.db);
  const options = { importId };
  return {
    createLookup: (lookup) => lookups.insert(tx, lookup, options).id,
    createPerson: ({ id, name, email, role }) =>
      people.insert(tx, { name, email, phone: null, roles: [role], ...(id !== undefined && { id }) }, options).id,
    addRole: (personId, role) => people.addRole(tx, personId, role, options),
    createUnit: (unit) => void units.insert(tx, unit, options),
    updateUnit: (id, change) => void units.update(tx, id, change, options),
  };
}
