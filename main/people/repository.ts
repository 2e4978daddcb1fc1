import { sql } from 'kysely';
import type { Person, PersonRole, PersonSortKey, PersonStatus } from '../../shared/people.ts';
import { personRoles } from '../../shared/people.ts';
import { fold, searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createQueryBuilder, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';

/** What of a person can be written. */
export type PersonValues = Pick<Person, 'name' | 'email' | 'phone' | 'active' | 'roles'>;

/** What a list of people asks for. */
export interface PeopleQuery {
  readonly search?: string | undefined;
  readonly role?: PersonRole | undefined;
  /** Any of these. */
  readonly roles?: readonly PersonRole[] | undefined;
  readonly includeInactive?: boolean | undefined;
  /** Any of these; then `includeInactive` does not matter. */
  readonly status?: readonly PersonStatus[] | undefined;
  /** By name when absent. */
  readonly sort?: { readonly by: PersonSortKey; readonly direction: 'asc' | 'desc' } | undefined;
}

/** Statements on people. */
export interface PeopleRepository {
  get(id: number): Person | undefined;
  /** The person with that e-mail address, whatever the case. */
  idByEmail(email: string): number | undefined;
  count(query: PeopleQuery): number;
  list(query: PeopleQuery, limit: number, offset: number): Person[];
  /** `id` null takes the next one. */
  insert(id: number | null, values: PersonValues, at: string): number;
  /** Writes all values, counts the version up. */
  update(id: number, values: PersonValues, at: string): void;
  remove(id: number): void;
  /** Whether a unit, an account, a test, a booking or a finding refers to the person. */
  inUse(id: number): boolean;
}

type Stored = Omit<Person, 'active' | 'roles' | 'mergedInto'> & {
  readonly active: 0 | 1;
  readonly roles: string | null;
  readonly mergedIntoId: number | null;
  readonly mergedIntoName: string | null;
};

interface Tables {
  people: { id: number; name_folded: string; email_folded: string; search_text: string; active: number };
  person_roles: { person_id: number; role: string };
}

/** The status of the person `p`, the first that applies. Source: REMS 1.4. */
const statusOf = `CASE WHEN p.active = 0 THEN 'inactive' ELSE coalesce(
  (SELECT iif(a.active = 1 AND (a.source = 'directory' OR a.password_hash IS NOT NULL), 'login-enabled', 'login-not-configured')
   FROM accounts a WHERE a.person_id = p.id), 'contact-only') END`;

const select = `SELECT p.id, p.name, p.email, p.phone, p.active, p.version, ${statusOf} AS status,
  (SELECT a.id FROM accounts a WHERE a.person_id = p.id) AS accountId, i.id AS mergedIntoId, i.name AS mergedIntoName,
  (SELECT group_concat(r.role) FROM person_roles r WHERE r.person_id = p.id) AS roles
  FROM people p LEFT JOIN people i ON i.id = (SELECT m.into_id FROM lookup_merges m
    WHERE m.kind = 'person' AND m.from_id = p.id AND m.undone_at IS NULL ORDER BY m.id DESC LIMIT 1)`;

/** The people on one connection. */
export function createPeopleRepository(db: Db): PeopleRepository {
  const read = createQueryReader(db);
  const one = db.prepare<[number], Stored>(`${select} WHERE p.id = ?`);
  const many = db.prepare<[string], Stored>(`${select} JOIN json_each(?) page ON page.value = p.id ORDER BY page.key`);
  const byEmail = db.prepare<[string], number>('SELECT id FROM people WHERE email_folded = ?').pluck();
  const insert = db.prepare<(string | number | null)[]>(
    `INSERT INTO people (name, name_folded, email, email_folded, phone, active, search_text, updated_at, id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare<(string | number | null)[]>(
    `UPDATE people SET name = ?, name_folded = ?, email = ?, email_folded = ?, phone = ?, active = ?, search_text = ?,
     updated_at = ?, version = version + 1 WHERE id = ?`,
  );
  const remove = db.prepare<[number]>('DELETE FROM people WHERE id = ?');
  const addRole = db.prepare<[number, string]>('INSERT INTO person_roles (person_id, role) VALUES (?, ?)');
  const clearRoles = db.prepare<[number]>('DELETE FROM person_roles WHERE person_id = ?');
  const referrers = db
    .prepare<[{ id: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM units WHERE contact_id = @id OR supervisor_id = @id OR physician_id = @id)
       OR EXISTS (SELECT 1 FROM accounts WHERE person_id = @id)
       OR EXISTS (SELECT 1 FROM tests WHERE performed_by_id = @id OR reviewed_by_id = @id)
       OR EXISTS (SELECT 1 FROM bookings WHERE assignee_id = @id)
       OR EXISTS (SELECT 1 FROM findings WHERE owner_id = @id OR resolved_by_id = @id)`,
    )
    .pluck();

  const bound = ({ name, email, phone, active }: PersonValues, at: string) => [
    name,
    fold(name),
    email,
    fold(email),
    phone,
    active ? 1 : 0,
    fold(`${name} ${email} ${phone ?? ''}`),
    at,
  ];

  function writeRoles(id: number, roles: readonly PersonRole[]): void {
    clearRoles.run(id);
    for (const role of roles) addRole.run(id, role);
  }

  return {
    get(id) {
      const stored = one.get(id);
      return stored && toPerson(stored);
    },
    idByEmail: (email) => byEmail.get(fold(email)),
    count: (query) =>
      read.number(
        matching(query)
          .select((e) => e.fn.countAll().as('total'))
          .compile(),
      ),
    list(query, limit, offset) {
      const { by, direction } = query.sort ?? { by: 'name', direction: 'asc' };
      let page = matching(query).select('p.id').orderBy(sortColumns[by], direction);
      if (by !== 'name') page = page.orderBy('p.name_folded');
      page = page.orderBy('p.id').modifyEnd(sliced({ limit, offset }));
      return many.all(JSON.stringify(read.numbers(page.compile()))).map(toPerson);
    },
    insert(wantedId, values, at) {
      const id = Number(insert.run(...bound(values, at), wantedId, at).lastInsertRowid);
      writeRoles(id, values.roles);
      return id;
    },
    update(id, values, at) {
      update.run(...bound(values, at), id);
      writeRoles(id, values.roles);
    },
    remove: (id) => void remove.run(id),
    inUse: (id) => referrers.get({ id }) === 1,
  };
}

const sortColumns = { name: 'p.name_folded', email: 'p.email_folded', active: 'p.active' } as const;

function matching(query: PeopleQuery) {
  let people = createQueryBuilder<Tables>().selectFrom('people as p');
  if (query.status && query.status.length > 0) {
    people = people.where(sql<string>`(${sql.raw(statusOf)})`, 'in', query.status);
  } else if (!query.includeInactive) people = people.where('p.active', '=', 1);
  for (const roles of [query.role && [query.role], query.roles]) {
    if (!roles || roles.length === 0) continue;
    people = people.where('p.id', 'in', (e) =>
      e.selectFrom('person_roles as r').select('r.person_id').where('r.role', 'in', roles),
    );
  }
  for (const word of searchWords(query.search)) {
    people = people.where(sql<boolean>`instr(p.search_text, ${word}) > 0`);
  }
  return people;
}

function toPerson({ mergedIntoId, mergedIntoName, ...stored }: Stored): Person {
  const roles = stored.roles?.split(',') ?? [];
  return {
    ...stored,
    active: stored.active === 1,
    roles: personRoles.filter((role) => roles.includes(role)),
    mergedInto: mergedIntoId === null ? null : { id: mergedIntoId, name: mergedIntoName ?? '' },
  };
}
