import { EqualityFilter, type Filter, OrFilter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { chainGroups, primaryGroupSid, walkGroups, walkLimits } from '../../main/directory/group-walk.ts';
import { type RightsOf, rolesOfGroups } from '../../main/directory/role-rules.ts';
import { directoryEntry } from './directory-entry.ts';

/** Groups by name with their members, behind the one question that the walk asks. */
function directory(groups: Readonly<Record<string, readonly string[]>>) {
  const asked: Filter[] = [];
  return {
    asked,
    async find(filter: Filter) {
      asked.push(filter);
      const values = filter instanceof OrFilter ? filter.filters : [filter];
      const members = new Set(values.map((one) => (one instanceof EqualityFilter ? one.value.toString() : '')));
      return Object.entries(groups)
        .filter(([, all]) => all.some((member) => members.has(member)))
        .map(([dn]) => directoryEntry(dn, { cn: dn }));
    },
  };
}
const names = async (groups: Readonly<Record<string, readonly string[]>>, uids: readonly string[] = []) =>
  (await walkGroups({ dn: 'uid=anna', uids }, directory(groups).find)).map(({ dn }) => dn);

describe('groups of groups', () => {
  it('are found level by level, each once', async () => {
    const { asked, find } = directory({
      'cn=a': ['uid=anna'],
      'cn=b': ['cn=a', 'uid=anna'],
      'cn=c': ['cn=b'],
      'cn=d': ['uid=bo'],
    });
    const found = await walkGroups({ dn: 'uid=anna', uids: [] }, find);
    expect(found.map(({ dn }) => dn)).toEqual(['cn=a', 'cn=b', 'cn=c']);
    expect(asked).toHaveLength(3);
  });

  it('may lie in a circle', async () => {
    expect(await names({ 'cn=a': ['uid=anna', 'cn=b'], 'cn=b': ['cn=a'] })).toEqual(['cn=a', 'cn=b']);
  });

  it('count down to the eighth level', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`cn=${at}`, [at === 0 ? 'uid=anna' : `cn=${at - 1}`]]),
    );
    expect(await names(chain)).toHaveLength(walkLimits.depth);
  });

  it('count up to five hundred, a hundred names a request', async () => {
    const wide = Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`cn=${at}`, ['uid=anna']]));
    const { asked, find } = directory(wide);
    expect(await walkGroups({ dn: 'uid=anna', uids: [] }, find)).toHaveLength(walkLimits.groups);
    expect(asked).toHaveLength(1);
    const terms = asked.map((filter) => (filter instanceof OrFilter ? filter.filters.length : 1));
    expect(Math.max(...terms)).toBeLessThanOrEqual(201);
  });

  it('may name their members by username', async () => {
    expect(await names({ 'cn=posix': ['anna'] }, ['anna'])).toEqual(['cn=posix']);
    expect(await names({ 'cn=posix': ['anna'] }, ['bo'])).toEqual([]);
  });
});

describe('an Active Directory', () => {
  it('names the primary group, which holds nobody', async () => {
    const sid = Buffer.from('010500000000000515000000aabbccdd11223344556677880f270000', 'hex');
    const person = directoryEntry('cn=anna', { objectSid: sid, primaryGroupID: '513' });
    const group = primaryGroupSid(person);
    expect(group?.toString('hex')).toBe('010500000000000515000000aabbccdd112233445566778801020000');
    const asked: string[] = [];
    const found = await chainGroups({ dn: person.dn, primaryGroupSid: group }, async (filter) => {
      asked.push(filter.toString());
      return filter instanceof EqualityFilter ? [directoryEntry('cn=Domain Users')] : [];
    });
    expect(found.map(({ dn }) => dn)).toEqual(['cn=Domain Users']);
    expect(asked[0]).toBe('(member:1.2.840.113556.1.4.1941:=cn=anna)');
    expect(asked.at(-1)).toBe('(member:1.2.840.113556.1.4.1941:=cn=Domain Users)');
  });

  it('that hides the numbers has no primary group', () => {
    expect(primaryGroupSid(directoryEntry('cn=anna', { primaryGroupID: '513' }))).toBeNull();
    expect(primaryGroupSid(directoryEntry('cn=anna', { objectSid: Buffer.alloc(28) }))).toBeNull();
  });
});

describe('roles of groups', () => {
  const rightsOf: RightsOf = (role) =>
    (
      ({
        physicist: ['equipment:read'],
        viewer: ['equipment:read'],
        administrator: ['accounts:manage'],
        keeper: ['system:manage'],
      }) as const
    )[
      role as 'physicist' // as: any other text finds nothing, which is what is asked.
    ];
  const mapped = (role: string) => ({ groupDn: 'cn=physics,dc=org', role });
  const roles = (settings: Partial<Parameters<typeof rolesOfGroups>[1]>, groups = ['CN=Physics, DC=org']) =>
    rolesOfGroups(groups, { groupRoles: [], defaultRole: null, mayGrantAdministration: false, ...settings }, rightsOf);

  it('are compared by the whole name, however it is written', () => {
    expect(roles({ groupRoles: [mapped('physicist')] })).toEqual(['physicist']);
    expect(roles({ groupRoles: [mapped('physicist')] }, ['cn=physics,ou=other,dc=org'])).toEqual([]);
  });

  it('fall back to the default, or to none', () => {
    expect(roles({ defaultRole: 'viewer' })).toEqual(['viewer']);
    expect(roles({})).toEqual([]);
    expect(roles({ groupRoles: [mapped('physicist')], defaultRole: 'viewer' })).toEqual(['physicist']);
  });

  it('never administer unless that is allowed, by whatever right', () => {
    for (const role of ['administrator', 'keeper']) {
      expect(roles({ groupRoles: [mapped(role), mapped('physicist')] })).toEqual(['physicist']);
      expect(roles({ defaultRole: role })).toEqual([]);
      expect(roles({ groupRoles: [mapped(role)], mayGrantAdministration: true })).toEqual([role]);
    }
  });

  it('that were deleted give nothing', () => {
    expect(roles({ groupRoles: [mapped('gone')], defaultRole: 'viewer' })).toEqual(['viewer']);
  });
});
