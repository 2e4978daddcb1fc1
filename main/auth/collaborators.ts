import type { DirectorySettings } from '../../shared/directory.ts';
import type { DirectoryAnswer } from '../directory/service.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';

/** What signing in asks of the directory of the organisation. */
export interface DirectoryProver {
  /** Set up and switched on. */
  available(): boolean;
  get(): { readonly settings: Pick<DirectorySettings, 'createAccounts'> };
  /** Searches the person and proves the password by a bind; without a password everything but the bind. */
  prove(username: string, password: string | null): Promise<DirectoryAnswer>;
}

/** What signing in asks of second factors. */
export interface CodeChecker {
  /** Whether the code fits and was not used before; uses it up. */
  consume(tx: Tx, accountId: number, code: string): boolean;
}

/** What signing in asks of the rules about browsers. */
export interface Devices {
  /** @throws AppError FORBIDDEN from a browser that nobody made known, where that is asked for */
  requireApproved(ctx: Context): void;
  /** The same where a session begins; answers the known browser that it belongs to. */
  admit(tx: Tx, ctx: Context): number | null;
}

/** What signing in asks of the whitelist. */
export interface Gate {
  /** Whether this account may sign in at all, by its own name; everyone while the whitelist is not enforced. */
  admits(username: string): boolean;
  /** How the list in force spells a typed name. */
  spelling(typed: string): string | undefined;
}
