import type { DataKeys } from '../keys/data-keys.ts';
import type { AnchorKeeper } from './anchor.ts';
import type { Db } from './connection.ts';

/** Why the data are not open. Every state has one way on, named in its message; none of them changes a file. */
export type BlockedState =
  | 'SETUP'
  | 'KEYRING_MISSING'
  | 'KEYRING_DAMAGED'
  | 'KEY_MISMATCH'
  | 'KEY_UNAVAILABLE'
  | 'DB_MISSING'
  | 'DB_CORRUPT'
  | 'APP_TOO_OLD'
  | 'DATA_ROLLED_BACK'
  | 'MIGRATION_FAILED'
  | 'FOLDER_REFUSED'
  | 'MAINTENANCE';

/** An installation that is open. */
export interface OpenedData {
  readonly state: 'READY';
  readonly db: Db;
  readonly keys: DataKeys;
  readonly installId: string;
  readonly anchor: AnchorKeeper;
  /** What the administrator should know although the data are open, as sentences. */
  readonly notes: readonly string[];
}

/** An installation that stays closed, with a sentence for an administrator who is no computer specialist. */
export interface BlockedData {
  readonly state: BlockedState;
  readonly message: string;
  /** KEYRING_DAMAGED and KEYRING_MISSING: the newest intact predecessor of the keyring, which `openData` takes as `keyringGeneration`. */
  readonly keyringGeneration?: number;
}

/** What opening a data folder ends in. */
export type OpenOutcome = OpenedData | BlockedData;

/** Builds a blocked outcome. */
export function blocked(state: BlockedState, message: string): BlockedData {
  return { state, message };
}
