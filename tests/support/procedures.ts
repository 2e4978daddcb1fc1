import type { Contract, Procedure } from '../../shared/contract/define.ts';
import { contract } from '../../shared/contract/index.ts';
import { type RoleId, rolePermissions } from '../../shared/contract/permissions.ts';

/** One procedure with its full name. */
export interface NamedProcedure {
  readonly name: string;
  readonly procedure: Procedure;
}

/** Every procedure of the contract. */
export const procedures: readonly NamedProcedure[] = Object.entries(contract satisfies Contract).flatMap(
  ([feature, entries]) =>
    Object.entries(entries).map(([name, procedure]: [string, Procedure]) => ({
      name: `${feature}.${name}`,
      procedure,
    })),
);

/** A role that may call the procedure: the administrator, but for the patient registry. */
export function callerOf({ access }: Procedure): RoleId {
  const reads = rolePermissions['principal-investigator'].some((permission) => permission === access);
  return reads ? 'principal-investigator' : 'administrator';
}
