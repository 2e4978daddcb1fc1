import { Username } from '../../shared/auth.ts';
import { checkNewPassword, type NewPasswordDraft } from '../ui/new-password.ts';

/** The first administrator while being typed. */
export interface AdministratorDraft extends NewPasswordDraft {
  readonly username: string;
  readonly email: string;
}

export const emptyAdministrator: AdministratorDraft = { username: '', email: '', password: '', again: '' };

/** Whether everything is new, or a backup exists. */
export type Origin = 'new' | 'backup';

/** How the clinic begins; a file is imported right after an empty start. */
export type StartChoice = 'empty' | 'file' | 'sample';

/** English sentences of the contract by field; nothing when the draft can be sent. The core checks again. */
export function checkAdministrator(draft: AdministratorDraft): {
  username?: string;
  email?: boolean;
  password?: boolean;
} {
  const username = Username.safeParse(draft.username);
  const email = draft.email.trim();
  return {
    ...(username.success ? {} : { username: username.error.issues[0]?.message ?? '' }),
    ...(email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: true }),
    ...(Object.keys(checkNewPassword(draft)).length === 0 ? {} : { password: true }),
  };
}

/** Which step shows the field that the core refused: `administrator.username` is on the second one. */
export function stepOfField(path: string): number {
  if (path.startsWith('code')) return 0;
  if (path.startsWith('administrator')) return 1;
  if (path.startsWith('confirm')) return 2;
  return 3;
}
