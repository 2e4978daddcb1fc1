import type { PersonRole } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import { createMergedPeople } from '../people/merged-people-rules.ts';
import type { KnownPerson, PeopleDirectory } from './known-records.ts';
import type { PersonRecords } from './person-records.ts';
import type { TextFolder } from './text-folder.ts';

export type { KnownPerson, PeopleDirectory } from './known-records.ts';

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
  readonly records: PersonRecords;
}): PeopleDirectory {
  const { db, folder, records } = deps;
  const byId = new Map<number, KnownPerson>();
  const byEmail = new Map<string, KnownPerson>();
  const byName = new Map<string, KnownPerson[]>();
  const byTurnedName = new Map<string, KnownPerson[]>();
  const turned = (name: string) =>
    folder.fold(
      name
        .replace(/^([^,]+),([^,]+)$/, '$2 $1')
        .trim()
        .replace(/\s+/g, ' '),
    );

  function remember(person: KnownPerson): void {
    byId.set(person.id, person);
    byEmail.set(folder.fold(person.email), person);
    put(byName, folder.fold(person.name), person);
    put(byTurnedName, turned(person.name), person);
  }

  const rows = db.prepare<[], PersonRow>(
    'SELECT id, name, email, (SELECT group_concat(role) FROM person_roles WHERE person_id = people.id) AS roles FROM people',
  );
  // The table's CHECK admits role codes only.
  const stored = rows.all().map((row) => ({ ...row, roles: new Set((row.roles?.split(',') ?? []) as PersonRole[]) }));
  const people = new Map(stored.map((person) => [person.id, person]));
  const merged = createMergedPeople(db).all();
  // Number, address and name of a merged record mean the one to whom it went, who is remembered later and so comes first under the same name.
  for (const person of stored) {
    const into = people.get(merged.get(person.id) ?? person.id);
    if (into === undefined || into === person) continue;
    const alias = { ...into, name: person.name, email: person.email, mergedInto: into.name };
    remember(alias);
    byId.set(person.id, alias);
  }
  for (const person of stored) if (!merged.has(person.id)) remember(person);

  return {
    remember,
    get: (id) => byId.get(id),
    byEmail: (email) => byEmail.get(folder.fold(email)),
    byName: (name) => byName.get(folder.fold(name)) ?? [],
    byTurnedName: (name) => byTurnedName.get(turned(name)) ?? [],
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

function put(index: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void {
  const others = index.get(key)?.filter((other) => other.id !== person.id) ?? [];
  index.set(key, [...others, person]);
}
