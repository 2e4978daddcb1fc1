import type { DamagedRecord } from '../../shared/damage.ts';
import type { Tx } from '../rpc/transact.ts';
import type { OtherKeys } from './other-keys.ts';

/** Why a record does not read. */
export type Problem = DamagedRecord['problem'];

/** A record that is encrypted by itself, as it was found. */
export interface Examined {
  /** Its number or name in its table. */
  readonly recordId: string;
  /** What people know it by; never its content. */
  readonly label: string;
  /** The key that it names; null where records name none. */
  readonly kid: string | null;
  /** Null when it reads. */
  readonly problem: Problem | null;
}

/** A kind of records that are encrypted one by one: documents, stored secrets, patients' identities. One line in the service each. */
export interface DamageSource {
  /** The table. */
  readonly name: string;
  readonly kind: DamagedRecord['kind'];
  /** Reads every record whole, one after the other. */
  scan(signal: AbortSignal): AsyncIterable<Examined>;
  /** Reads one record; undefined when it is not there any more. */
  examine(recordId: string): Promise<Examined | undefined>;
  /**
   * Looks for a key or a copy with which the record reads, and prepares the mending: files are written, rows are for the answer.
   * Undefined when nothing opens it.
   */
  mend(recordId: string, others: OtherKeys): Promise<((tx: Tx) => void) | undefined>;
  /** Takes the record out of where it is shown, in the caller's transaction; answers what it takes to put it back. */
  setAside(tx: Tx, recordId: string): unknown;
  /** Puts it back; `kept` is what `setAside` answered. */
  putBack(tx: Tx, recordId: string, kept: unknown): void;
  /** Deletes the record. @throws AppError CONFLICT when something rests on it */
  remove(tx: Tx, recordId: string, kept: unknown): void;
  /** What belongs to the acts above and is no row: files. Safe to repeat. */
  readonly files?: {
    setAside(kept: unknown): Promise<void>;
    putBack(kept: unknown): Promise<void>;
    remove(kept: unknown): Promise<void>;
  };
}
