import type { PersonRole } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import type { IncomingPerson, RecordWriter } from './record-writer.ts';
import type { TextFolder } from './text-folder.ts';

/** A person as an import knows it. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly roles: ReadonlySet<PersonRole>;
}

/** Every person by id, e-mail address and folded name, with those that this import adds. */
export interface PeopleDirectory {
  get(id: number): KnownPerson | undefined;
  byEmail(email: string): KnownPerson | undefined;
  byName(name: string): readonly KnownPerson[];
  create(person: IncomingPerson): number;
  addRole(personId: number, role: PersonRole): void;
}

interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly roles: string | null;
}

/** Reads all people once; a clinic has hundreds. */
export function createPeopleDirectory(deps: {
  readonly db: Db;
  readonly folder: TextFolder;
  readonly records: RecordWriter;
}): PeopleDirectory {
  const { db, folder, records } = deps;
  const byId = new Map<number, KnownPerson>();
  const byEmail = new Map<string, KnownPerson>();
  const byName = new Map<string, KnownPerson[]>();

  function remember(person: KnownPerson): void {
    byId.set(person.id, person);
    byEmail.set(folder.fold(person.email), person);
    const name = folder.fold(person.name);
    const others = byName.get(name)?.filter((other) => other.id !== person.id) ?? [];
    byName.set(name, [...others, person]);
  }

  const rows = db.prepare<[], PersonRow>(
    'SELECT id, name, email, (SELECT group_concat(role) FROM person_roles WHERE person_id = people.id) AS roles FROM people',
  );
  for (const row of rows.all()) {
    // The table's CHECK admits role codes only.
    remember({ ...row, roles: new Set((row.roles?.split(',') ?? []) as PersonRole[]) });
  }

  return {
    get: (id) => byId.get(id),
    byEmail: (email) => byEmail.get(folder.fold(email)),
    byName: (name) => byName.get(folder.fold(name)) ?? [],
    create(person) {
      const id = records.createPerson(person);
      remember({ id, name: person.name, email: person.email, roles: new Set([person.role]) });
      return id;
    },
    addRole(personId, role) {
      const person = byId.get(personId);
      if (!person || person.roles.has(role)) return;
      records.addRole(personId, role);
      remember({ ...person, roles: new Set([...person.roles, role]) });
    },
  };
}
