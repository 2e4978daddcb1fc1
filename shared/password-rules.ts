import { z } from 'zod';

/**
 * Length of a password in characters; any Unicode, no composition rules. The shortest length is a setting that starts at `usual` and
 * never goes below `least`. Source: decisions table of the security page.
 */
export const passwordLength = { least: 12, usual: 15, most: 128 } as const;

/** A password being set. The shortest length of the installation and the strength are checked by the core. */
export const NewPassword = z
  .string()
  .min(passwordLength.least, `A password has at least ${passwordLength.least} characters. A short sentence works well.`)
  .max(passwordLength.most, `A password has at most ${passwordLength.most} characters.`);

/** A password being proven: nothing is asked of it but that it is not absurdly long. */
export const TypedPassword = z.string().max(1000);

/** How many characters a password has, as a person counts them: an emoji or a rare ideograph is one. */
export function passwordCharacters(password: string): number {
  return [...password].length;
}
