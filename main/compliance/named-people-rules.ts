import type { PersonRole } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import type { NamedPerson } from './compliance-rules.ts';

/** Looks people up who are to be named in a record, by their id. */
export function createNamedPeople(db: Db): (id: number) => NamedPerson | undefined {
  const person = db.prepare<[number], { readonly active: 0 | 1; readonly roles: string | null }>(
    `SELECT p.active, (SELECT group_concat(r.role) FROM person_roles r WHERE r.person_id = p.id) AS roles FROM people p WHERE p.id = ?`,
  );
  return (id) => {
    const row = person.get(id);
    // as: the table holds roles of people only.
    return row && { active: row.active === 1, roles: (row.roles?.split(',') ?? []) as PersonRole[] };
  };
}
