import type { PersonRole } from '#shared/people.ts';
import type { Db } from '../../database/connection.ts';
import type { TextFolder } from '../text-folder.ts';

/** A person as an import of people compares them. */
export interface StoredPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly roles: readonly PersonRole[];
}

/** Every person by id and e-mail address, with those that this import adds or changes. */
export interface StoredPeople {
  get(id: number): StoredPerson | undefined;
  byEmail(email: string): StoredPerson | undefined;
  remember(person: StoredPerson): void;
}

type Row = Omit<StoredPerson, 'active' | 'roles'> & { readonly active: 0 | 1; readonly roles: string | null };

/** Reads all people once; a clinic has hundreds. */
export function createStoredPeople(db: Db, folder: TextFolder): StoredPeople {
  const byId = new Map<number, StoredPerson>();
  const byEmail = new Map<string, StoredPerson>();

  function remember(person: StoredPerson): void {
    const before = byId.get(person.id);
    if (before) byEmail.delete(folder.fold(before.email));
    byId.set(person.id, person);
    byEmail.set(folder.fold(person.email), person);
  }

  const rows = db.prepare<[], Row>(
    'SELECT id, name, email, phone, active, (SELECT group_concat(role) FROM person_roles WHERE person_id = people.id) AS roles FROM people',
  );
  for (const { active, roles, ...row } of rows.all()) {
    // The table's CHECK admits role codes only.
    remember({ ...row, active: active === 1, roles: (roles?.split(',') ?? []) as PersonRole[] });
  }
  return { get: (id) => byId.get(id), byEmail: (email) => byEmail.get(folder.fold(email)), remember };
}
