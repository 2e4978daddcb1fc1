import type { Extension, UnitEvent } from '../../shared/obligations.ts';
import type { Db } from '../database/connection.ts';
import { type ClockRow, clockColumns } from './clock-columns.ts';

/** An obligation with its rule and its stored days. */
export interface ObligationRow extends ClockRow {
  readonly ruleKey: string;
  readonly fileLabel: string | null;
  readonly definition: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly note: string | null;
  readonly version: number;
}

/** What of an obligation a person may write. */
export type ObligationValues = Pick<ObligationRow, 'startsOn' | 'endsOn' | 'note'>;

/** The flags from which a unit's state follows. */
export interface UnitFlags {
  readonly retired: number;
  readonly retiredOn: string | null;
  readonly planned: number;
  readonly physicsCovered: number;
  readonly installedOn: string | null;
}

/** Statements on obligations, extensions and events of units. */
export interface ObligationStore {
  unit(id: number): UnitFlags | undefined;
  ofUnit(unitId: number): ObligationRow[];
  one(id: number): ObligationRow | undefined;
  /** Whether the unit has another obligation under the rule that holds on that day or later. */
  hasOther(row: ObligationRow, day: string): boolean;
  write(id: number, values: ObligationValues, at: string): void;
  /** Counts the version up, because an extension was granted or withdrawn. */
  touch(id: number, at: string): void;
  /** The newest first. */
  extensions(obligationId: number): Extension[];
  insertExtension(extension: {
    readonly obligationId: number;
    readonly forLimit: string;
    /** The test from which the limit followed; null where an event had a say, or nothing was tested. */
    readonly forTested: string | null;
    readonly until: string;
    readonly reason: string;
    readonly documentId: number;
    readonly at: string;
    readonly by: string;
  }): number;
  withdraw(extensionId: number, taken: { readonly at: string; readonly by: string; readonly reason: string }): void;
  /** Those that were not taken back, the newest first. */
  events(unitId: number): UnitEvent[];
  event(id: number): UnitEvent | undefined;
  insertEvent(event: Omit<UnitEvent, 'id'>): number;
  removeEvent(id: number, taken: { readonly at: string; readonly by: string; readonly reason: string }): void;
}

type ExtensionRow = Omit<Extension, 'withdrawn'> & {
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
};

/** The statements on one connection. */
export function createObligationStore(db: Db): ObligationStore {
  const select = `SELECT ${clockColumns}, r.key AS ruleKey, r.file_label AS fileLabel, r.definition,
      o.starts_on AS startsOn, o.ends_on AS endsOn, o.note, o.version
    FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id`;
  const unit = db.prepare<[number], UnitFlags>(
    `SELECT retired, retired_on AS retiredOn, planned, physics_covered AS physicsCovered, installed_on AS installedOn
     FROM units WHERE id = ?`,
  );
  const ofUnit = db.prepare<[number], ObligationRow>(`${select} WHERE o.unit_id = ? ORDER BY r.label_folded, o.id`);
  const one = db.prepare<[number], ObligationRow>(`${select} WHERE o.id = ?`);
  const other = db
    .prepare<[number, number, number, string], number>(
      'SELECT 1 FROM obligations WHERE unit_id = ? AND rule_id = ? AND id <> ? AND (ends_on IS NULL OR ends_on >= ?)',
    )
    .pluck();
  const write = db.prepare<[ObligationValues & { readonly id: number; readonly at: string }]>(
    `UPDATE obligations SET starts_on = @startsOn, ends_on = @endsOn, note = @note, version = version + 1, updated_at = @at
     WHERE id = @id`,
  );
  const touch = db.prepare<[string, number]>(
    'UPDATE obligations SET version = version + 1, updated_at = ? WHERE id = ?',
  );
  const extensions = db.prepare<[number], ExtensionRow>(
    `SELECT id, for_limit_on AS forLimit, until_on AS until, reason, document_id AS documentId, granted_at AS grantedAt,
       granted_by AS grantedBy, withdrawn_at AS withdrawnAt, withdrawn_by AS withdrawnBy, withdrawn_reason AS withdrawnReason
     FROM obligation_extensions WHERE obligation_id = ? ORDER BY id DESC`,
  );
  const extend = db.prepare<[Parameters<ObligationStore['insertExtension']>[0]]>(
    `INSERT INTO obligation_extensions (obligation_id, for_limit_on, for_tested_on, until_on, reason, document_id, granted_at, granted_by)
     VALUES (@obligationId, @forLimit, @forTested, @until, @reason, @documentId, @at, @by)`,
  );
  const withdraw = db.prepare<[string, string, string, number]>(
    'UPDATE obligation_extensions SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ?',
  );
  const eventColumns = `id, unit_id AS unitId, kind, occurred_on AS occurredOn, note, created_at AS createdAt, created_by AS createdBy
    FROM unit_events WHERE deleted_at IS NULL`;
  const events = db.prepare<[number], UnitEvent>(
    `SELECT ${eventColumns} AND unit_id = ? ORDER BY occurred_on DESC, id DESC`,
  );
  const event = db.prepare<[number], UnitEvent>(`SELECT ${eventColumns} AND id = ?`);
  const insertEvent = db.prepare<[Omit<UnitEvent, 'id'>]>(
    `INSERT INTO unit_events (unit_id, kind, occurred_on, note, created_at, created_by)
     VALUES (@unitId, @kind, @occurredOn, @note, @createdAt, @createdBy)`,
  );
  const removeEvent = db.prepare<[string, string, string, number]>(
    'UPDATE unit_events SET deleted_at = ?, deleted_by = ?, deleted_reason = ? WHERE id = ?',
  );

  return {
    unit: (id) => unit.get(id),
    ofUnit: (unitId) => ofUnit.all(unitId),
    one: (id) => one.get(id),
    hasOther: (row, day) => other.get(row.obligationUnitId, row.ruleId, row.obligationId, day) !== undefined,
    write: (id, values, at) => void write.run({ ...values, id, at }),
    touch: (id, at) => void touch.run(at, id),
    extensions: (obligationId) => extensions.all(obligationId).map(toExtension),
    insertExtension: (extension) => Number(extend.run(extension).lastInsertRowid),
    withdraw: (extensionId, { at, by, reason }) => void withdraw.run(at, by, reason, extensionId),
    events: (unitId) => events.all(unitId),
    event: (id) => event.get(id),
    insertEvent: (happened) => Number(insertEvent.run(happened).lastInsertRowid),
    removeEvent: (id, { at, by, reason }) => void removeEvent.run(at, by, reason, id),
  };
}

function toExtension({ withdrawnAt, withdrawnBy, withdrawnReason, ...row }: ExtensionRow): Extension {
  const withdrawn =
    withdrawnAt === null ? null : { at: withdrawnAt, by: withdrawnBy ?? '', reason: withdrawnReason ?? '' };
  return { ...row, withdrawn };
}
