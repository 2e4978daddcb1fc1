import { EqualityFilter, ExtensibleFilter, type Filter, OrFilter } from 'ldapts';
import { normalizeDn } from './distinguished-names.ts';
import type { DirectoryEntry } from './entry.ts';

/** Finds entries below the group base. */
export type FindGroups = (
  filter: Filter,
  attributes: readonly string[],
  limit: number,
) => Promise<readonly DirectoryEntry[]>;

/** How deep groups may lie in groups, and how many of them count: a directory can hold cycles and thousands. */
export const walkLimits = { depth: 8, groups: 500 } as const;
/** Names in one request, so that no filter grows beyond what servers take. */
const batch = 100;

/**
 * Every group of a member, groups of groups included. Not by `memberOf`, which OpenLDAP fills for entries added online only. One request a
 * level (a few where a level is wide), each name an assertion value of its own.
 *
 * @param member the name of the person as the directory writes it, and the values that `memberUid` may hold
 */
export async function walkGroups(
  member: { readonly dn: string; readonly uids: readonly string[] },
  find: FindGroups,
): Promise<DirectoryEntry[]> {
  const known = new Map<string, DirectoryEntry>();
  let level = [member.dn];
  let uids = member.uids;
  for (let depth = 0; depth < walkLimits.depth && level.length > 0 && known.size < walkLimits.groups; depth += 1) {
    const next: string[] = [];
    for (let from = 0; from < level.length; from += batch) {
      const filters: Filter[] = level
        .slice(from, from + batch)
        .flatMap((dn) => [equals('member', dn), equals('uniqueMember', dn)]);
      if (from === 0) filters.push(...uids.map((uid) => equals('memberUid', uid)));
      for (const group of await find(new OrFilter({ filters }), ['cn'], walkLimits.groups)) {
        const name = normalizeDn(group.dn);
        if (name === undefined || known.has(name) || known.size >= walkLimits.groups) continue;
        known.set(name, group);
        next.push(group.dn);
      }
    }
    level = next;
    uids = [];
  }
  return [...known.values()];
}

/**
 * Every group of a member of an Active Directory, in one request by its rule for chains (1.2.840.113556.1.4.1941), and through the primary
 * group, which holds no `member` for it. Elsewhere the rule answers nothing without an error: only for servers that say what they are.
 */
export async function chainGroups(
  member: { readonly dn: string; readonly primaryGroupSid: Buffer | null },
  find: FindGroups,
): Promise<DirectoryEntry[]> {
  const chain = (dn: string) =>
    find(
      new ExtensibleFilter({ matchType: 'member', rule: '1.2.840.113556.1.4.1941', value: dn }),
      ['cn'],
      walkLimits.groups,
    );
  const found = [...(await chain(member.dn))];
  if (member.primaryGroupSid) {
    const filter = new EqualityFilter({ attribute: 'objectSid', value: member.primaryGroupSid });
    for (const primary of await find(filter, ['cn'], 2)) found.push(primary, ...(await chain(primary.dn)));
  }
  const known = new Map<string, DirectoryEntry>();
  for (const group of found.slice(0, walkLimits.groups)) {
    const name = normalizeDn(group.dn);
    if (name !== undefined && !known.has(name)) known.set(name, group);
  }
  return [...known.values()];
}

/** The SID of an account's primary group: the account's own with another last part (MS-DTYP 2.4.2); null when one of both is missing. */
export function primaryGroupSid(person: DirectoryEntry): Buffer | null {
  const sid = person.bytes('objectSid');
  const group = Number(person.text('primaryGroupID') ?? Number.NaN);
  if (!sid || sid.length < 12 || sid.length % 4 !== 0 || !Number.isInteger(group) || group < 0 || group > 0xffffffff)
    return null;
  const own = Buffer.from(sid);
  own.writeUInt32LE(group, own.length - 4);
  return own;
}

function equals(attribute: string, value: string): Filter {
  return new EqualityFilter({ attribute, value });
}
