import type { AccessSettings } from '../../shared/access.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { passwordCharacters } from '../../shared/password-rules.ts';
import { leastStrength, type PasswordStrength, passwordStrength } from '../../shared/password-strength.ts';

/** Decides whether a password may be set. */
export interface PasswordPolicy {
  /**
   * @param words what the person would be guessed by: username and e-mail address, absent ones left out
   * @param field where in the caller's input the password stands
   * @throws AppError INVALID when the password is shorter than the installation asks for, or easy to guess
   */
  check(password: string, words: readonly (string | null | undefined)[], field: string): Promise<void>;
}

/** The rules for new passwords: the length that the installation asks for, and strength; no rules of composition. */
export function createPasswordPolicy(deps: {
  readonly access: { rules(): Pick<AccessSettings, 'passwordMinLength' | 'clinicName'> };
}): PasswordPolicy {
  return {
    async check(password, words, field) {
      const { passwordMinLength, clinicName } = deps.access.rules();
      if (passwordCharacters(password) < passwordMinLength) {
        throw refusal(`A password has at least ${passwordMinLength} characters. A short sentence works well.`, field);
      }
      const known = [...words, clinicName].filter((word): word is string => typeof word === 'string' && word !== '');
      const strength = await passwordStrength(password, known);
      if (strength.score < leastStrength) throw refusal(reasonOf(strength), field);
    },
  };
}

function reasonOf({ hints }: PasswordStrength): string {
  return hints.includes('own-words')
    ? 'This password leans on your name, your e-mail address, the clinic or this program. Use words that have nothing to do with them.'
    : 'This password is easy to guess. Take several words that do not belong together, without names, dates or rows of keys.';
}

function refusal(message: string, field: string): AppError {
  return new AppError('INVALID', message, { fields: { [field]: message } });
}
