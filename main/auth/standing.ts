import type { AccessSettings } from '../../shared/access.ts';
import type { Restriction } from '../../shared/contract/define.ts';
import { type Permission, permissionsOf } from '../../shared/contract/permissions.ts';
import type { Gate } from './collaborators.ts';
import { type AuthRepository, rolesOf } from './repository.ts';

/** What an account may do at this moment, without anybody being signed in: for its tokens. */
export interface Standing {
  readonly username: string;
  readonly permissions: readonly Permission[];
  /** What its owner owes first, signed in. */
  readonly restriction: Restriction | null;
}

/** Looks at an account as it is now; undefined when it is not active or not let in by the whitelist. */
export function createStanding(deps: {
  readonly repository: Pick<AuthRepository, 'byId'>;
  readonly access: { rules(): Pick<AccessSettings, 'secondFactorRoles'> };
  readonly gate: Pick<Gate, 'admits'>;
}) {
  const { repository, access, gate } = deps;

  return function standing(accountId: number): Standing | undefined {
    const account = repository.byId(accountId);
    if (account?.active !== 1 || !gate.admits(account.username)) return undefined;
    const roles = rolesOf(account);
    const { secondFactorRoles } = access.rules();
    const mustEnrol = account.second_factor === 0 && roles.some((role) => secondFactorRoles.includes(role));
    return {
      username: account.username,
      permissions: permissionsOf(roles, account.further?.split(',')),
      restriction: account.must_change_password === 1 ? 'password-change' : mustEnrol ? 'second-factor' : null,
    };
  };
}
