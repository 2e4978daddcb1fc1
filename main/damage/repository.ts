import type { DamagedRecord } from '../../shared/damage.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

/** A stored finding; `kept` is what it takes to put a record back, JSON. */
export interface DamageRow extends DamagedRecord {
  readonly kept: string | null;
}

/** A new finding. */
export type NewDamage = Pick<DamageRow, 'kind' | 'source' | 'recordId' | 'label' | 'problem' | 'kid' | 'foundAt'>;

/** A change of state. */
export type DamageChange = Pick<DamageRow, 'id' | 'state' | 'changedAt' | 'changedBy' | 'reason' | 'kept'>;

/** SQL of records that do not read. */
export function createDamageRepository(db: Db) {
  const columns = `id, kind, source, record_id AS recordId, label, problem, kid, found_at AS foundAt, state,
    changed_at AS changedAt, changed_by AS changedBy, reason, kept`;
  const page = db.prepare<{ state: string | null; most: number; skip: number }, DamageRow>(
    `SELECT ${columns} FROM damaged_records WHERE @state IS NULL OR state = @state ORDER BY id DESC LIMIT @most OFFSET @skip`,
  );
  const total = db
    .prepare<{ state: string | null }, number>(
      'SELECT count(*) FROM damaged_records WHERE @state IS NULL OR state = @state',
    )
    .pluck();
  const byId = db.prepare<[number], DamageRow>(`SELECT ${columns} FROM damaged_records WHERE id = ?`);
  const ofRecord = db.prepare<[string, string], DamageRow>(
    `SELECT ${columns} FROM damaged_records WHERE source = ? AND record_id = ? AND state IN ('open', 'quarantined')`,
  );
  const openOf = db.prepare<[string], DamageRow>(
    `SELECT ${columns} FROM damaged_records WHERE source = ? AND state = 'open'`,
  );
  const insert = db.prepare<[NewDamage]>(
    `INSERT INTO damaged_records (kind, source, record_id, label, problem, kid, found_at)
     VALUES (@kind, @source, @recordId, @label, @problem, @kid, @foundAt)`,
  );
  const change = db.prepare<[DamageChange]>(
    `UPDATE damaged_records SET state = @state, changed_at = @changedAt, changed_by = @changedBy, reason = @reason, kept = @kept
     WHERE id = @id`,
  );
  const scanned = createSettingsSection(db, 'damage');

  return {
    page: (state: string | null, most: number, skip: number) => page.all({ state, most, skip }),
    total: (state: string | null) => total.get({ state }) ?? 0,
    get: (id: number) => byId.get(id),
    /** The finding about a record that is not over. */
    ofRecord: (source: string, recordId: string) => ofRecord.get(source, recordId),
    /** Open findings of one table. */
    openOf: (source: string) => openOf.all(source),
    insert: (row: NewDamage) => Number(insert.run(row).lastInsertRowid),
    change: (row: DamageChange) => void change.run(row),
    /** JSON of `{ lastScanAt }`; undefined before the first scan. */
    lastScan: () => scanned.read()?.document,
    noteScan: (document: string, at: string) => scanned.write({ document, at }),
  };
}

/** The repository of {@link createDamageRepository}. */
export type DamageRepository = ReturnType<typeof createDamageRepository>;
