import { z } from 'zod';
import type { ImportMessage } from '#shared/imports.ts';
import { type PersonRole, personRoles } from '#shared/people.ts';
import { createPersonWriter, inOrder, type PersonValues } from '../../people/person-writer.ts';
import { maxFileId, parseBoolean } from '../cell-values.ts';
import type { CellChange, RowsDeps } from '../kind.ts';
import type { KnownPerson } from '../people-directory.ts';
import { quoted } from '../row-cells.ts';
import type { RemsPart, RemsPartDeps, RemsPlan } from './rems-part.ts';
import type { RemsRow } from './rems-tables.ts';
import { readActive, readName, readText } from './rems-values.ts';
import type { RowNotes } from './row-notes.ts';

const Email = z.email();
const maxEmail = 200;
const shownNames = 20;

/** What REMS knows about a person. */
interface Draft {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly roles: readonly PersonRole[];
}

const columns = { name: 'name', email: 'email', phone: 'phone', active: 'is_active', roles: 'roles' } as const;
// The table has the keys of its type and no others.
const fields = Object.keys(columns) as (keyof Draft)[];

/**
 * The people of REMS, who are its accounts too: they come as people, without user names and without passwords. A number counts when name
 * or e-mail address agrees; other numbers are refused, because files name people by them.
 */
export function createPersonPart(deps: RemsPartDeps): RemsPart {
  const { db, write, numbers, shared } = deps;
  const { people, folder } = shared;
  const writer = createPersonWriter(db);
  const records = createRecords(write);
  /** People here that a row of the file stands for, and its number. */
  const claimed = new Map<number, number>();
  const signIns: string[] = [];

  function plan(row: RemsRow, notes: RowNotes): RemsPlan | undefined {
    const draft = read(row, notes);
    const known = notes.hasErrors ? undefined : resolve(row, notes, draft);
    if (notes.hasErrors) return undefined;
    noteSignIn(row, draft);
    if (known?.mergedInto !== undefined) return merged(row, notes, known, known.mergedInto);
    return known ? update(row, notes, known, draft) : create(row, draft);
  }

  function read(row: RemsRow, notes: RowNotes): Draft {
    const name = readName(row, notes, 200);
    const email = row.value('email') ?? '';
    if (email === '') notes.error('The e-mail address is blank, and every person needs one of their own.', 'email');
    else if (email.length > maxEmail)
      notes.error(`${quoted(email)} is longer than the ${maxEmail} characters of an address.`, 'email');
    else if (!Email.safeParse(email).success)
      notes.remark(`${quoted(email)} is not an e-mail address such as name@clinic.org.`, 'email');
    if (row.number < 1 || row.number > maxFileId)
      notes.error('The number of this person is not a whole number from 1 on.', 'id');
    return {
      name,
      email,
      phone: readText(row, notes, 'phone', 50),
      active: readActive(row, notes),
      roles: readRoles(row, notes),
    };
  }

  /** The person here that the row means; undefined for a new one, and for what was complained of. */
  function resolve(row: RemsRow, notes: RowNotes, draft: Draft): KnownPerson | undefined {
    const byId = people.get(row.number);
    const byEmail = people.byEmail(draft.email);
    const twin = byEmail && byEmail.mergedInto === undefined ? claimed.get(byEmail.id) : undefined;
    if (twin !== undefined) {
      notes.error(`Person ${twin} has the same e-mail address. Correct one of them in REMS.`, 'email');
      return undefined;
    }
    if (byId && (byEmail?.id === byId.id || folder.same(byId.name, draft.name))) return byId;
    if (byEmail && folder.same(byEmail.name, draft.name)) {
      notes.remark(`${draft.name} is here already, with the number ${byEmail.id}.`);
      return byEmail;
    }
    if (byEmail)
      notes.error(
        `${draft.email} is the address of ${byEmail.name} here (number ${byEmail.id}). Correct the name or the address.`,
        'email',
      );
    else if (byId)
      notes.error(
        `Person ${row.number} is ${byId.name} here. This person does not go in, because files name people by their numbers.`,
        'id',
      );
    return undefined;
  }

  function create(row: RemsRow, draft: Draft): RemsPlan {
    records.create({ ...draft, id: row.number });
    remember(row.number, draft.name, draft.email, draft.roles, row.number);
    const changes = fields.flatMap((field): CellChange[] =>
      textOf(draft[field]) === null ? [] : [[columns[field], null, textOf(draft[field])]],
    );
    return { outcome: 'created', recordId: row.number, label: draft.name, changes };
  }

  function update(row: RemsRow, notes: RowNotes, known: KnownPerson, draft: Draft): RemsPlan {
    const present = writer.stored(known.id);
    if (!present) throw new Error(`person ${known.id} was found and is not there`);
    const values: { -readonly [F in keyof PersonValues]?: PersonValues[F] } = {};
    if (draft.name !== present.name) values.name = draft.name;
    if (!folder.same(draft.email, present.email)) {
      const holder = people.byEmail(draft.email);
      if (holder === undefined) values.email = draft.email;
      else
        notes.remark(
          `${draft.email} is the address of ${holder.name} here; ${present.name} keeps ${present.email}.`,
          'email',
        );
    }
    if (draft.phone !== null && draft.phone !== present.phone) values.phone = draft.phone;
    const roles = inOrder([...present.roles, ...draft.roles]);
    if (roles.length !== present.roles.length) values.roles = roles;
    if (present.active && !draft.active) values.active = false;
    else if (!present.active && draft.active)
      notes.remark('Archived here, active in REMS; the person stays archived.', 'is_active');
    // Keys of the object that was just filled.
    const changed = Object.keys(values) as (keyof Draft)[];
    if (changed.length > 0) records.update(known.id, values);
    remember(known.id, draft.name, values.email ?? present.email, roles, row.number);
    const changes = changed.map(
      (field): CellChange => [columns[field], textOf(present[field]), textOf(values[field] ?? null)],
    );
    return { outcome: changed.length === 0 ? 'unchanged' : 'updated', recordId: known.id, label: draft.name, changes };
  }

  /** The record was merged here: what the file says of it is left alone, and what names it names the one to whom it went. */
  function merged(row: RemsRow, notes: RowNotes, known: KnownPerson, into: string): RemsPlan {
    notes.remark(`${known.name} was merged into ${into} here; units and surveys of the file go to ${into}.`);
    numbers.set('personnel', row.number, known.id);
    return { outcome: 'unchanged', recordId: known.id, label: known.name, changes: [] };
  }

  function remember(id: number, name: string, email: string, roles: readonly PersonRole[], number: number): void {
    people.remember({ id, name, email, roles: new Set(roles) });
    claimed.set(id, number);
    numbers.set('personnel', number, id);
  }

  /** Can sign in = active, asked to sign in, with a user name. Source: REMS 1.4; the password is not looked at. */
  function noteSignIn(row: RemsRow, draft: Draft): void {
    const asked = parseBoolean(row.value('login_required') ?? '0') === true;
    if (draft.active && asked && row.value('username') !== null) signIns.push(draft.name);
  }

  return {
    plan,
    fileMessages(): ImportMessage[] {
      if (signIns.length === 0) return [];
      const names = signIns.slice(0, shownNames).map(quoted).join(', ');
      const more = signIns.length > shownNames ? ` and ${signIns.length - shownNames} more` : '';
      return [
        {
          level: 'remark',
          table: 'personnel',
          message: `People who could sign in to REMS: ${signIns.length}. Passwords do not move over: create their accounts here. They are ${names}${more}.`,
        },
      ];
    },
  };
}

/** Known roles; "admin" is no role any more (REMS 1.4), others are said. */
function readRoles(row: RemsRow, notes: RowNotes): PersonRole[] {
  const words = (row.value('roles') ?? '').split(',').map((word) => word.trim().toLowerCase());
  const unknown = words.filter((word) => word !== '' && word !== 'admin' && !personRoles.some((role) => role === word));
  if (unknown.length > 0)
    notes.warning(
      `Roles that are not known here were left out: ${unknown.slice(0, 5).map(quoted).join(', ')}.`,
      'roles',
    );
  return personRoles.filter((role) => words.includes(role));
}

function textOf(value: string | boolean | readonly string[] | null): string | null {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value === null || typeof value === 'string') return value;
  return value.length === 0 ? null : value.join(', ');
}

interface PersonRecords {
  create(person: Draft & { readonly id: number }): void;
  update(id: number, values: Partial<PersonValues>): void;
}

/** Writes under the import, or pretends. */
function createRecords(write: RowsDeps['write']): PersonRecords {
  if (!write) return { create: () => undefined, update: () => undefined };
  const { tx, importId } = write;
  const writer = createPersonWriter(tx.db);
  return {
    create: (person) => void writer.insert(tx, person, { importId }),
    update: (id, values) => void writer.update(tx, id, values, { importId }),
  };
}
