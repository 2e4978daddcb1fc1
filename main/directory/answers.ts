import type { RoleKey } from '../../shared/contract/permissions.ts';

/** A person as the directory knows them, roles of their groups included. */
export interface DirectoryIdentity {
  /** objectGUID, entryUUID or nsUniqueId: stays when the person is renamed, and is not given again when the name is. */
  readonly directoryId: string;
  readonly dn: string;
  /** The username as the directory writes it. */
  readonly username: string;
  readonly email: string | null;
  readonly displayName: string | null;
  readonly roles: readonly RoleKey[];
}

/** Why the directory does not let somebody in. Who asks learns none of it: the answer to a person is the same for all. */
export type DirectoryRefusal =
  | 'not-found'
  | 'ambiguous'
  | 'wrong-password'
  | 'disabled'
  | 'locked'
  | 'expired'
  | 'must-change'
  | 'no-role';

/** What the directory knows: `found` without a password, else `proven`; or why not. */
export type DirectoryVerdict =
  | { readonly outcome: 'proven' | 'found'; readonly identity: DirectoryIdentity }
  | { readonly outcome: 'refused'; readonly reason: DirectoryRefusal };

/** What the directory says about a name and a password. `unreachable` does not count as a failed try; its reason is for administrators. */
export type DirectoryAnswer = DirectoryVerdict | { readonly outcome: 'unreachable'; readonly reason: string };

/** A refusal. */
export function refused(reason: DirectoryRefusal): DirectoryVerdict {
  return { outcome: 'refused', reason };
}
