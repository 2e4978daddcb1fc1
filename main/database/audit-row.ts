/** A stored entry: the columns of table `audit` in the order in which they are hashed, `hash` last. */
export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly utc_offset: number;
  readonly account_id: number | null;
  readonly actor: string;
  readonly origin: string;
  readonly address: string | null;
  readonly request_id: string;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string | null;
  readonly changes: string;
  readonly reason: string | null;
  readonly import_id: number | null;
  readonly prev_hash: string;
  readonly hash: string;
}
