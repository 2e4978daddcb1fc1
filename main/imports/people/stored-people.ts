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
  /** The name of the one to whom this record went when the two were merged; null for one that stands for itself. */
  readonly mergedInto: string | null;
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
    `SELECT p.id, p.name, p.email, p.phone, p.active, i.name AS mergedInto,
       (SELECT group_concat(role) FROM person_roles WHERE person_id = p.id) AS roles
     FROM people p LEFT JOIN lookup_merges m ON m.kind = 'person' AND m.from_id = p.id AND m.undone_at IS NULL
       LEFT JOIN people i ON i.id = m.into_id`,
  );
  for (const { active, roles, ...row } of rows.all()) {
    // The table's CHECK admits role codes only.
    remember({ ...row, active: active === 1, roles: (roles?.split(',') ?? []) as PersonRole[] });
  }
  return { get: (id) => byId.get(id), byEmail: (email) => byEmail.get(folder.fold(email)), remember };
}
