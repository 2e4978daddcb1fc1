import type { Tx } from '../rpc/transact.ts';

/** The waits after failed sign-ins, as administration sees them; usernames are folded. */
export interface SignInWaits {
  /** Ends the wait of an account, inside the caller's transaction. */
  lift(tx: Tx, username: string): void;
  /** Whole seconds that an account must still wait, 0 as a rule. */
  waitOf(username: string): number;
}
