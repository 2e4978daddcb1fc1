import { AppError } from '../../shared/contract/errors.ts';
import { type Person, type PersonRole, personRoles } from '../../shared/people.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { AuditEntry, Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { createPeopleRepository, type PersonValues } from './repository.ts';

export type { PersonValues } from './repository.ts';

/** A person to add, under a given id where a file brings one. */
export interface PersonDraft {
  readonly id?: number | undefined;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly roles: readonly PersonRole[];
  /** Active unless a file says otherwise. */
  readonly active?: boolean | undefined;
}

/** The import that a write belongs to, and why it is made where nobody typed it. */
interface WriteOptions {
  readonly importId?: number | undefined;
  readonly reason?: string | undefined;
}

/** Writes people with their audit entries; e-mail addresses must have been checked (the table's unique key is the last word). */
export interface PersonWriter {
  /** The person as they are stored. */
  stored(id: number): Person | undefined;
  insert(tx: Tx, draft: PersonDraft, options?: WriteOptions): { readonly id: number };
  /** Lays values over the stored ones; writes nothing where nothing differs. @throws AppError NOT_FOUND */
  update(
    tx: Tx,
    id: number,
    values: Partial<PersonValues>,
    options?: WriteOptions,
  ): { readonly changed: boolean; readonly changes: Changes };
  /** Adds a role that the person does not have yet. @throws AppError NOT_FOUND */
  addRole(tx: Tx, id: number, role: PersonRole, options?: WriteOptions): { readonly changed: boolean };
  /** Archives a person, with the reason on record, or brings them back. @throws AppError NOT_FOUND */
  setActive(tx: Tx, id: number, active: boolean, reason?: string): void;
  /** Deletes a person, only to undo an import. @throws AppError NOT_FOUND; CONFLICT while something refers to the person */
  remove(tx: Tx, id: number, options?: WriteOptions): void;
}

const written = ['name', 'email', 'phone', 'active', 'roles'] as const satisfies readonly (keyof PersonValues)[];

/** A writer on one connection. */
export function createPersonWriter(db: Db): PersonWriter {
  const people = createPeopleRepository(db);

  function required(id: number): Person {
    const stored = people.get(id);
    if (!stored) throw new AppError('NOT_FOUND', 'This person does not exist any more. Read the list again.');
    return stored;
  }

  function update(tx: Tx, id: number, sent: Partial<PersonValues>, options: WriteOptions = {}) {
    const stored = required(id);
    const values: PersonValues = { ...stored, ...sent };
    const changes: Record<string, { old: unknown; new: unknown }> = {};
    for (const field of written) {
      if (JSON.stringify(values[field]) !== JSON.stringify(stored[field]))
        changes[field] = { old: stored[field], new: values[field] };
    }
    const changed = Object.keys(changes).length > 0;
    if (changed) {
      people.update(id, values, tx.at);
      tx.audit(entry('people.update', id, changes, options));
    }
    return { changed, changes };
  }

  return {
    stored: (id) => people.get(id),

    insert(tx, draft, options = {}) {
      const values: PersonValues = {
        name: draft.name.trim(),
        email: draft.email.trim(),
        phone: blankToNull(draft.phone),
        active: draft.active ?? true,
        roles: inOrder(draft.roles),
      };
      const id = people.insert(draft.id ?? null, values, tx.at);
      tx.audit(entry('people.create', id, wholePerson(values, 'new'), options));
      return { id };
    },

    update,

    addRole(tx, id, role, options) {
      const { roles } = required(id);
      return update(tx, id, { roles: inOrder([...roles, role]) }, options);
    },

    setActive(tx, id, active, reason) {
      const stored = required(id);
      people.update(id, { ...stored, active }, tx.at);
      const changes = { active: { old: stored.active, new: active } };
      tx.audit({
        entity: 'person',
        entityId: id,
        action: active ? 'people.reactivate' : 'people.archive',
        changes,
        reason: reason ?? null,
      });
    },

    remove(tx, id, options = {}) {
      const stored = required(id);
      if (people.inUse(id)) {
        throw new AppError('CONFLICT', `${stored.name} is named by another record and cannot be removed.`);
      }
      people.remove(id);
      tx.audit(entry('people.remove', id, wholePerson(stored, 'old'), options));
    },
  };
}

/** Each role once, in the order of the contract. */
export function inOrder(roles: readonly PersonRole[]): PersonRole[] {
  return personRoles.filter((role) => roles.includes(role));
}

function entry(action: string, id: number, changes: Changes, options: WriteOptions): AuditEntry {
  return {
    entity: 'person',
    entityId: id,
    action,
    changes,
    importId: options.importId ?? null,
    reason: options.reason ?? null,
  };
}

function wholePerson(values: PersonValues, side: 'old' | 'new'): Changes {
  const filled = written.filter((field) => values[field] !== null);
  return Object.fromEntries(
    filled.map((field) => [
      field,
      side === 'new' ? { old: null, new: values[field] } : { old: values[field], new: null },
    ]),
  );
}
