import type { SignInMethod } from '../../shared/auth.ts';
import type { RoleKey } from '../../shared/contract/permissions.ts';
import { blankToNull } from '../../shared/text.ts';
import type { InputOf } from '../api/client.ts';

/** What stands in the form of a new account while it is typed. */
export interface AccountDraft {
  readonly username: string;
  readonly email: string;
  readonly personId: number | null;
  readonly roles: readonly RoleKey[];
  readonly source: SignInMethod;
  readonly temporary: boolean;
  readonly whitelist: boolean;
}

/** Fields of the form that cannot be sent as they stand; translations stand under `problems`. */
export type AccountProblem = 'username' | 'email' | 'password';

/** An empty form: a viewer of this installation with a temporary password, on the whitelist. */
export const emptyAccount: AccountDraft = {
  username: '',
  email: '',
  personId: null,
  roles: ['viewer'],
  source: 'local',
  temporary: true,
  whitelist: true,
};

/**
 * What is wrong with a draft before the core looks at it.
 *
 * @param passwordFits whether the two passwords can be sent; asked of local accounts only
 */
export function accountProblems(draft: AccountDraft, passwordFits: boolean): readonly AccountProblem[] {
  const problems: AccountProblem[] = [];
  const length = draft.username.trim().length;
  if (length < 3 || length > 80) problems.push('username');
  if (!isEmail(draft.email)) problems.push('email');
  if (draft.source === 'local' && !passwordFits) problems.push('password');
  return problems;
}

/** The input of `accounts.create`; the draft has no problems. A directory account takes no password along. */
export function newAccount(draft: AccountDraft, password: string): InputOf<'accounts.create'> {
  return {
    username: draft.username.trim(),
    email: blankToNull(draft.email),
    personId: draft.personId,
    roles: [...draft.roles],
    source: draft.source,
    whitelist: draft.whitelist,
    ...(draft.source === 'local' ? { password, temporary: draft.temporary } : {}),
  };
}

/** Whether a text can be an e-mail address, or is none at all; the core looks closer. */
export function isEmail(text: string): boolean {
  return text.trim() === '' || /^\S+@\S+\.\S+$/.test(text.trim());
}
