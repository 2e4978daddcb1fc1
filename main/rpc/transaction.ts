import type { Topic } from '../../shared/contract/events.ts';
import type { Db } from '../database/connection.ts';

/** Where a call came from. */
export type Origin = 'ipc' | 'https' | 'cli' | 'job';

/** Old and new value of the fields that changed; never a secret: where a value must not be on record, both are null and `hidden` is true. */
export type Changes = Readonly<
  Record<string, { readonly old: unknown; readonly new: unknown; readonly hidden?: true }>
>;

/** What a feature puts on record. */
export interface AuditEntry {
  /** The kind of record; also the topic of the event that follows the commit. */
  readonly entity: Topic;
  readonly entityId: number | string | null;
  /** More precise than the procedure where one call does several things, for example `lookups.create` inside an import. */
  readonly action?: string;
  readonly changes?: Changes;
  readonly reason?: string | null;
  /** The import that this write belongs to, so that it can be undone as a whole. */
  readonly importId?: number | null;
}

/** Who is on record for a write. */
export interface Actor {
  readonly accountId: number | null;
  readonly name: string;
  readonly origin: Origin;
  readonly address: string | null;
  readonly requestId: string;
  /** The procedure, for example `equipment.update`. */
  readonly action: string;
}

/** One open transaction. */
export interface Tx {
  readonly db: Db;
  /** The instant of this write, UTC ISO text; every row of the transaction carries the same. */
  readonly at: string;
  /** The name that is on record for this write. */
  readonly by: string;
  /** Appends to the audit trail in this transaction; answers the entry's sequence number. */
  audit(entry: AuditEntry): number;
}

/** Work inside a transaction: synchronous, because nothing may interleave with it. */
export type Work<T> = (tx: Tx) => T;
