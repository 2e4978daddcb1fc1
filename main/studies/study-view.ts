import type { Permission } from '../../shared/contract/permissions.ts';
import type { Study } from '../../shared/studies.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import type { AccountRow, MemberRow, StudiesRepository, StudyRow } from './repository.ts';

/** Studies as screens see them. */
export function createStudyView(deps: {
  readonly repository: StudiesRepository;
  readonly roles: Pick<RoleRules, 'permissionsOf'>;
}) {
  const { repository, roles } = deps;

  /** The rights of an account, as its roles give them together. */
  function rightsOf(account: Pick<AccountRow, 'roles'>): readonly Permission[] {
    // as: the column is written by the statement that selects it.
    return roles.permissionsOf(JSON.parse(account.roles) as string[]);
  }
  const opensRegistry = (account: Pick<AccountRow, 'roles'>) => rightsOf(account).includes('patients:read');

  /** All that is known of these studies, read once for all of them. */
  function views(rows: readonly StudyRow[]): Study[] {
    const members = Map.groupBy(repository.members(), ({ studyId }) => studyId);
    const counters = Map.groupBy(repository.counters(), ({ studyId }) => studyId);
    const prefixes = Map.groupBy(repository.prefixes(), ({ studyId }) => studyId);
    const patients = repository.patients();
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      prefix: row.prefix,
      formerPrefixes: (prefixes.get(row.id) ?? [])
        .map(({ prefix }) => prefix)
        .filter((prefix) => prefix !== row.prefix),
      everyone: row.everyone === 1,
      isDefault: row.isDefault === 1,
      active: row.active === 1,
      members: (members.get(row.id) ?? []).map(toMember),
      patients: patients.get(row.id) ?? 0,
      counters: (counters.get(row.id) ?? []).map(({ year, last }) => ({ year, last })),
      createdAt: row.createdAt,
    }));
  }

  const toMember = (member: MemberRow): Study['members'][number] => ({
    accountId: member.accountId,
    username: member.username,
    displayName: member.displayName,
    role: member.role,
    effective: member.active === 1 && opensRegistry(member),
  });

  return {
    views,
    toAccount: (account: AccountRow) => ({
      id: account.id,
      username: account.username,
      displayName: account.displayName,
      opensRegistry: opensRegistry(account),
    }),
  };
}
