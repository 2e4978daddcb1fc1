import { EqualityFilter, PresenceFilter } from 'ldapts';
import type { RoleKey } from '../../shared/contract/permissions.ts';
import type { DirectorySettings } from '../../shared/directory.ts';
import { fold } from '../../shared/text.ts';
import { stateAttributes } from './account-state.ts';
import type { DirectoryIdentity } from './answers.ts';
import { type DirectorySession, faultOfResult } from './directory-session.ts';
import type { DirectoryEntry } from './entry.ts';
import { DirectoryFault, plainText } from './faults.ts';
import { chainGroups, type FindGroups, primaryGroupSid, walkGroups } from './group-walk.ts';
import type { LoginFilter } from './login-filter.ts';

/** The one entry of a name, none, or several. */
export type PersonSearch = DirectoryEntry | 'not-found' | 'ambiguous';

/** Searches somebody by the name that was typed. @throws DirectoryFault */
export async function findPerson(
  session: DirectorySession,
  settings: DirectorySettings,
  filter: LoginFilter,
  login: string,
): Promise<PersonSearch> {
  const { usernameAttribute, emailAttribute, displayNameAttribute } = settings;
  const { entries } = await session
    .search({
      base: settings.userBaseDn,
      scope: 'sub',
      filter: filter.forLogin(login),
      attributes: [
        ...new Set([
          ...[usernameAttribute, emailAttribute, displayNameAttribute],
          ...['objectGUID', 'entryUUID', 'nsUniqueId', 'objectSid', 'primaryGroupID', 'uid'],
          ...stateAttributes,
        ]),
      ],
      limit: 2,
    })
    .catch(rethrow);
  const [person] = entries;
  if (entries.length > 1) return 'ambiguous';
  // An entry without a name could only be the root: a bind with it would be anonymous.
  return person && person.dn !== '' ? person : 'not-found';
}

/** Every group of a person, groups of groups included; none where the settings leave groups alone. @throws DirectoryFault */
export async function groupsOfPerson(
  session: DirectorySession,
  settings: DirectorySettings,
  person: DirectoryEntry,
): Promise<string[]> {
  const base = settings.groupBaseDn;
  if (base === null) return [];
  const find: FindGroups = async (filter, attributes, limit) =>
    (await session.search({ base, scope: 'sub', filter, attributes, limit }).catch(rethrow)).entries;
  const uids = [...new Set([...person.texts('uid'), ...person.texts(settings.usernameAttribute)])];
  const groups = (await isActiveDirectory(session))
    ? await chainGroups({ dn: person.dn, primaryGroupSid: primaryGroupSid(person) }, find)
    : await walkGroups({ dn: person.dn, uids }, find);
  return groups.map(({ dn }) => dn);
}

/** The person as accounts know people. @throws DirectoryFault no-lasting-id, no-username */
export function identityOf(
  person: DirectoryEntry,
  settings: DirectorySettings,
  login: string,
  roles: readonly RoleKey[],
): DirectoryIdentity {
  const directoryId = lastingId(person);
  if (directoryId === undefined) throw new DirectoryFault('no-lasting-id');
  const names = person.texts(settings.usernameAttribute).map((name) => name.trim());
  const username = names.find((name) => fold(name) === fold(login)) ?? names[0];
  if (username === undefined || username === '') throw new DirectoryFault('no-username');
  const email = person.text(settings.emailAttribute)?.trim() ?? '';
  const displayName = plainText(person.text(settings.displayNameAttribute) ?? '', 200);
  return {
    directoryId,
    dn: person.dn,
    username,
    email: /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 254 ? email : null,
    displayName: displayName === '' ? null : displayName,
    roles,
  };
}

/** objectGUID as its usual text (its first three parts are stored last byte first), else entryUUID or nsUniqueId. */
function lastingId(person: DirectoryEntry): string | undefined {
  const guid = person.bytes('objectGUID');
  if (guid?.length === 16) {
    const part = (from: number, to: number, turned: boolean) => {
      const bytes = Buffer.from(guid.subarray(from, to));
      return (turned ? bytes.reverse() : bytes).toString('hex');
    };
    return [part(0, 4, true), part(4, 6, true), part(6, 8, true), part(8, 10, false), part(10, 16, false)].join('-');
  }
  const id = (person.text('entryUUID') ?? person.text('nsUniqueId'))?.trim().toLowerCase() ?? '';
  return /^[0-9a-f-]{16,64}$/.test(id) ? id : undefined;
}

/** Whether the server says in its own entry that it is an Active Directory. */
async function isActiveDirectory(session: DirectorySession): Promise<boolean> {
  const { entries } = await session
    .search({
      base: '',
      scope: 'base',
      filter: new PresenceFilter({ attribute: 'objectClass' }),
      attributes: ['supportedCapabilities'],
      limit: 1,
    })
    .catch(rethrow);
  return entries[0]?.texts('supportedCapabilities').includes('1.2.840.113556.1.4.800') ?? false;
}

/** The entry of one name: whether a base exists. @throws DirectoryFault base-missing */
export async function requireEntry(session: DirectorySession, dn: string): Promise<void> {
  const { entries } = await session
    .search({
      base: dn,
      scope: 'base',
      filter: new PresenceFilter({ attribute: 'objectClass' }),
      attributes: ['1.1'],
      limit: 1,
    })
    .catch(rethrow);
  if (entries.length === 0) throw new DirectoryFault('base-missing');
}

/** How many entries of a class below a base, at most `limit`. @throws DirectoryFault */
export async function countPeople(
  session: DirectorySession,
  base: string,
  attribute: string,
  limit: number,
): Promise<number> {
  const filter = new PresenceFilter({ attribute });
  return (await session.search({ base, scope: 'sub', filter, attributes: ['1.1'], limit }).catch(rethrow)).entries
    .length;
}

/** Any object of a class by its name, for the list of groups. */
export function classIs(objectClass: string): EqualityFilter {
  return new EqualityFilter({ attribute: 'objectClass', value: objectClass });
}

function rethrow(cause: unknown): never {
  throw faultOfResult(cause);
}
