import type { Db } from '../../database/connection.ts';
import { createRoleRules } from '../../roles/role-rules.ts';
import { createStanding } from '../../studies/standing-rules.ts';

/** Says whether an account that is not signed in may create patients in a study at this moment: its owner asked, somebody else decides. */
export function createAskerStanding(db: Db) {
  const roles = createRoleRules(db);
  const standing = createStanding({ db });
  const rolesOf = db
    .prepare<[number], string>(
      'SELECT r.role FROM account_roles r JOIN accounts a ON a.id = r.account_id WHERE a.id = ? AND a.active = 1',
    )
    .pluck();

  return (accountId: number, studyId: number): boolean => {
    const permissions = new Set(roles.permissionsOf(rolesOf.all(accountId)));
    return standing.of({ accountId, permissions }).studies.get(studyId)?.mayCreate === true;
  };
}
