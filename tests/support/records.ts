import type { TestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';

/** An entry of the audit trail, as far as tests look. */
export interface AuditRecord {
  readonly action: string;
  readonly actor: string;
  readonly origin: string;
  readonly entity_id: string | null;
  readonly reason: string | null;
  readonly changes: Readonly<Record<string, { old: unknown; new: unknown; hidden?: true }>>;
}

/** The audit entries of one kind of record, the oldest first. */
export async function recordsOf(test: TestCore, entity: string): Promise<AuditRecord[]> {
  const db = await openDatabaseOf(test.folder);
  const rows = db
    .prepare<[string], Omit<AuditRecord, 'changes'> & { changes: string }>(
      'SELECT action, actor, origin, entity_id, reason, changes FROM audit WHERE entity = ? ORDER BY seq',
    )
    .all(entity);
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) }));
}
