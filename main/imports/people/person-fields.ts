import { z } from 'zod';
import { type PersonRole, personRoles } from '#shared/people.ts';
import { parseBoolean } from '../cell-values.ts';
import { quoted } from '../row-cells.ts';
import type { PeopleCells } from './people-columns.ts';
import type { StoredPerson } from './stored-people.ts';

const Email = z.email();
const maxName = 200;
const maxEmail = 200;
const maxPhone = 50;

/** Reads the name, which every row has. */
export function readPersonName(cells: PeopleCells): string {
  const name = cells.written('name') ?? '';
  if (name === '') cells.error('The name is blank. Fill in name.', 'name');
  else if (name.length > maxName)
    cells.error(`${quoted(name)} is longer than the ${maxName} characters of a name.`, 'name');
  return name;
}

/** Reads the e-mail address, which every row has. Whether it is well-formed is asked only where it is new: {@link requireEmail}. */
export function readPersonEmail(cells: PeopleCells): string {
  const email = cells.written('email') ?? '';
  if (email === '') cells.error('The e-mail address is blank. Fill in email.', 'email');
  else if (email.length > maxEmail)
    cells.error(`${quoted(email)} is longer than the ${maxEmail} characters of an address.`, 'email');
  return email;
}

/** Complains of an address to which no mail could go. */
export function requireEmail(cells: PeopleCells, email: string): void {
  if (!Email.safeParse(email).success)
    cells.error(`${quoted(email)} is not an e-mail address such as name@clinic.org.`, 'email');
}

/** Reads the phone number: a blank cell clears (REMS 3.11); undefined keeps. */
export function readPhone(cells: PeopleCells): string | null | undefined {
  const phone = cells.cell('phone');
  if (phone === undefined) return undefined;
  if (phone.length <= maxPhone) return phone === '' ? null : phone;
  cells.warning(
    `${quoted(phone)} has ${phone.length} characters, ${maxPhone} fit; the field was left as it is.`,
    'phone',
  );
  return undefined;
}

/**
 * Reads the roles: from the list where it says something, otherwise from the columns with TRUE and FALSE, as far as the file has them.
 * "admin" was a role once and means nothing; words that are no roles are left out with a warning. Source: REMS 3.11, 6.15.
 */
export function readRoles(cells: PeopleCells, stored: StoredPerson | undefined): readonly PersonRole[] {
  const before = stored?.roles ?? [];
  const list = cells.written('roles') ?? '';
  if (list !== '') return listed(cells, list) ?? before;
  return personRoles.filter((role) => {
    const text = cells.cell(role);
    if (text === undefined) return before.includes(role);
    if (text === '') return false;
    const value = parseBoolean(text);
    if (value !== undefined) return value;
    cells.warning(`${quoted(text)} is neither TRUE nor FALSE; the field was left as it is.`, role);
    return before.includes(role);
  });
}

function listed(cells: PeopleCells, list: string): readonly PersonRole[] | undefined {
  const words = list
    .split(/[,;]/)
    .map((word) => word.trim().toLowerCase().replaceAll(' ', '_'))
    .filter((word) => word !== '' && word !== 'admin');
  const found = personRoles.filter((role) => words.includes(role));
  const unknown = words.filter((word) => !personRoles.some((role) => role === word));
  if (unknown.length > 0)
    cells.warning(
      `Roles that are not known here were left out: ${unknown.slice(0, 5).map(quoted).join(', ')}.`,
      'roles',
    );
  // A list of nothing but unknown words says nothing about the roles that there are.
  return found.length === 0 && unknown.length > 0 ? undefined : found;
}
