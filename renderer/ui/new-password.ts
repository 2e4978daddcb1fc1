import { passwordLength } from '../../shared/password-rules.ts';
import { leastStrength, type PasswordStrength } from '../../shared/password-strength.ts';

/** A password being set, typed twice; what the fields have found out about it stays with it. */
export interface NewPasswordDraft {
  readonly password: string;
  readonly again: string;
  /** The shortest length of this installation, once it is known. */
  readonly minLength?: number | undefined;
  /** How hard to guess, and of which password that was said. */
  readonly assessed?: (PasswordStrength & { readonly password: string }) | undefined;
}

/** The strength of what stands in the fields now; undefined while it is being found out. */
export function strengthOf({ password, assessed }: NewPasswordDraft): PasswordStrength | undefined {
  return assessed?.password === password ? assessed : undefined;
}

/** What is wrong with a draft, as keys of the words below `password`; nothing when it can be sent. The core checks again. */
export function checkNewPassword(draft: NewPasswordDraft): {
  readonly password?: 'tooShort' | 'tooLong' | 'tooWeak';
  readonly again?: 'different';
} {
  const { length } = draft.password;
  if (length < (draft.minLength ?? passwordLength.usual)) return { password: 'tooShort' };
  if (length > passwordLength.most) return { password: 'tooLong' };
  const strength = strengthOf(draft);
  if (strength && strength.score < leastStrength) return { password: 'tooWeak' };
  return draft.password === draft.again ? {} : { again: 'different' };
}
