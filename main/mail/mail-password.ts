import { unwrapSecret, type Wrapped, wrapSecret } from '../keys/wrap.ts';
import type { Random } from '../ports.ts';

/** What the sealed password is bound to. */
export const mailPasswordContext = 'mail-password';

/** Encrypts and decrypts the password of the mail server under the key of mail (`keys.derive('mail')`). */
export function createMailPasswords({ key, random }: { readonly key: () => Buffer; readonly random: Random }) {
  return {
    seal: (password: string): string =>
      JSON.stringify(wrapSecret(key(), Buffer.from(password, 'utf8'), mailPasswordContext, random)),
    /** Null when the stored text was not made by {@link seal} on this installation: the password has to be typed again. */
    open(sealed: string): string | null {
      // as: the column holds what `seal` wrote.
      const secret = unwrapSecret(key(), JSON.parse(sealed) as Wrapped, mailPasswordContext);
      return secret?.toString('utf8') ?? null;
    },
  };
}

/** What {@link createMailPasswords} makes. */
export type MailPasswords = ReturnType<typeof createMailPasswords>;
