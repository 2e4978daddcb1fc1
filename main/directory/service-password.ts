import { AppError } from '../../shared/contract/errors.ts';
import type { DirectorySettings, ServicePassword } from '../../shared/directory.ts';
import { unwrapSecret, type Wrapped, wrapSecret } from '../keys/wrap.ts';
import type { Random } from '../ports.ts';

/** What the sealed password is bound to. */
export const servicePasswordContext = 'directory-service-password';

/** Encrypts and decrypts the password of the service account under the key of the directory (`keys.derive('directory')`). */
export function createServicePasswords({ key, random }: { readonly key: () => Buffer; readonly random: Random }) {
  return {
    seal: (password: string): string =>
      JSON.stringify(wrapSecret(key(), Buffer.from(password, 'utf8'), servicePasswordContext, random)),
    /** Null when the stored text was not made by {@link seal} on this installation: the password has to be typed again. */
    open(sealed: string): string | null {
      // as: the column holds what `seal` wrote.
      const secret = unwrapSecret(key(), JSON.parse(sealed) as Wrapped, servicePasswordContext);
      return secret?.toString('utf8') ?? null;
    },
  };
}

/** What {@link createServicePasswords} makes. */
export type ServicePasswords = ReturnType<typeof createServicePasswords>;

/** Whether the stored password would travel only where it travelled before: same servers, protection and account. */
function staysWhereItWas(next: DirectorySettings, stored: DirectorySettings): boolean {
  const way = ({ servers, tls, caPem, bindDn }: DirectorySettings) =>
    JSON.stringify([servers.map(({ host, port }) => [host.toLowerCase(), port]), tls, caPem, bindDn]);
  return way(next) === way(stored);
}

/**
 * The password that goes with `next`.
 * @throws AppError INVALID when the kept one would travel somewhere new, and when there is an account without a password
 */
export function chosenPassword(
  choice: ServicePassword,
  next: DirectorySettings,
  stored: { readonly settings: DirectorySettings; readonly password: string | null },
): string | null {
  if (next.bindDn === null) return null;
  const password = choice.kind === 'set' ? choice.password : choice.kind === 'keep' ? stored.password : null;
  if (choice.kind === 'keep' && password !== null && !staysWhereItWas(next, stored.settings)) {
    throw refusal(
      'The servers, their protection or the service account changed. Type the password of the account again.',
    );
  }
  if (password === null || /^\0*$/.test(password)) {
    throw refusal('A service account has a password. Type it, or leave the account empty to search without one.');
  }
  return password;
}

function refusal(message: string): AppError {
  return new AppError('INVALID', message, { fields: { password: message } });
}
