import type { Filter } from 'ldapts';
import type { DirectorySettings } from '../../shared/directory.ts';
import type { Deadline } from './deadline.ts';
import { clientOn, faultOfGuard, type Line } from './dial.ts';
import { type DirectoryEntry, readEntry } from './entry.ts';
import { DirectoryFault, resultCodeOf } from './faults.ts';
import { guardSocket } from './guarded-stream.ts';

/** A search; every part is said, so that no default of the library or the server counts. */
export interface Search {
  readonly base: string;
  readonly scope: 'base' | 'sub';
  readonly filter: Filter;
  readonly attributes: readonly string[];
  readonly limit: number;
}

/** One short-lived connection at work. Nothing is pooled or opened again. */
export interface DirectorySession {
  /** Proves a password. The library takes the words EXTERNAL and PLAIN for mechanisms: callers have parsed the name. @throws the library's result errors, DirectoryFault */
  bind(name: string, password: string): Promise<void>;
  /** @throws the library's result errors, DirectoryFault */
  search(search: Search): Promise<{ readonly entries: readonly DirectoryEntry[]; readonly referrals: number }>;
  /** Who the server takes us for (RFC 4532): '' is nobody, undefined means that it does not tell. */
  whoAmI(): Promise<string | undefined>;
  close(): void;
}

/** Values that are bytes; by default the library reads text where it can. */
const binaryAttributes = ['objectGUID', 'objectSid'];

/** A session on a protected line. */
export function openDirectorySession(line: Line, deadline: Deadline): DirectorySession {
  const guard = guardSocket(line.socket);
  const client = clientOn(guard.stream);

  async function asked<T>(request: Promise<T>): Promise<T> {
    try {
      return await deadline.race(request);
    } catch (cause) {
      if (cause instanceof DirectoryFault || resultCodeOf(cause) !== undefined) throw cause;
      throw faultOfGuard(guard.fault(), cause);
    }
  }

  return {
    bind(name, password) {
      // A password that is empty is a success to many servers, whoever is named (RFC 4513, 5.1.2).
      if (isBlankPassword(password)) throw new Error('an empty password reached the directory connection');
      // Before every bind: encrypted to the server that was meant, or on this machine with somebody's word for it.
      if (!line.safe()) throw new DirectoryFault('unprotected');
      return asked(client.bind(name, password));
    },
    async search({ base, scope, filter, attributes, limit }) {
      const found = await asked(
        client.search(base, {
          scope,
          filter,
          attributes: [...attributes],
          sizeLimit: limit,
          timeLimit: 5,
          derefAliases: 'never',
          explicitBufferAttributes: attributes.filter((name) => binaryAttributes.includes(name)),
        }),
      );
      // Referrals are counted and never followed: the password of the service account would go wherever they point.
      return { entries: found.searchEntries.map(readEntry), referrals: found.searchReferences.length };
    },
    async whoAmI() {
      try {
        const { value } = await asked(client.exop('1.3.6.1.4.1.4203.1.11.3'));
        return value ?? '';
      } catch (cause) {
        // A result instead of an answer: the server does not know the request, or not for everybody.
        if (resultCodeOf(cause) !== undefined) return undefined;
        throw cause;
      }
    },
    close() {
      // A courtesy to the server; the socket goes whether it arrives or not.
      client.unbind().catch(() => undefined);
      guard.stream.destroy();
      line.socket.destroy();
    },
  };
}

/** Empty, or nothing but NUL: no password, although many servers would answer that it fits. */
export function isBlankPassword(password: string): boolean {
  return /^\0*$/.test(password);
}

/** The service account's sign-in, or none where the settings search anonymously. @throws DirectoryFault */
export async function bindService(
  session: DirectorySession,
  settings: Pick<DirectorySettings, 'bindDn'>,
  password: string | null,
): Promise<void> {
  if (settings.bindDn === null) return;
  if (password === null || isBlankPassword(password)) throw new DirectoryFault('account-refused', 'no password');
  try {
    await session.bind(settings.bindDn, password);
  } catch (cause) {
    throw faultOfResult(cause);
  }
}

/** What a result code of the server means where nobody but the settings can have caused it. */
export function faultOfResult(cause: unknown): DirectoryFault {
  if (cause instanceof DirectoryFault) return cause;
  const code = resultCodeOf(cause);
  switch (code) {
    case undefined:
      // No answer of a server at all: a fault of ours.
      throw cause;
    case 8:
    case 13:
      return new DirectoryFault('protection-asked', String(code), cause);
    case 1:
    case 50:
      return new DirectoryFault('anonymous-refused', String(code), cause);
    case 32:
    case 34:
    case 10:
      return new DirectoryFault('base-missing', String(code), cause);
    case 19:
    case 48:
    case 49:
    case 53:
      return new DirectoryFault('account-refused', String(code), cause);
    case 3:
    case 11:
    case 51:
    case 52:
      return new DirectoryFault('busy', String(code), cause);
    default:
      return new DirectoryFault('result', String(code), cause);
  }
}
