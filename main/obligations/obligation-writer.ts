import { addDays, localDate, type PlainDate } from '../../shared/dates.ts';
import { type AuditFrequency, auditFrequencies } from '../../shared/equipment.ts';
import { clockOf } from '../../shared/obligation-clock.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';
import { createClockWriter, type UnitHeadline } from './clock-writer.ts';
import { createDefinitionReader } from './definition-rules.ts';

/** The import that a write belongs to; undoing it brings back the very obligations that it ended. */
export interface ObligationWriteOptions {
  readonly importId?: number | undefined;
}

/** Opens and ends obligations of units, with their clocks. */
export interface ObligationWriter {
  /**
   * Sets exactly these of the five rules that REMS files know; one that is open already keeps its start, extension and note, the
   * others are not touched. The caller puts the field `auditFrequencies` of the unit on record.
   * @returns whether anything changed
   */
  setFrequencies(tx: Tx, unitId: number, labels: readonly AuditFrequency[], options?: ObligationWriteOptions): boolean;
  /**
   * Sets exactly these of the rules that REMS files do not know (column `eq_obligations`). What changed is on record as
   * `obligations.set` of the unit, with the ids of the rules before and after, so that calling it with the old ones takes it back.
   * @returns whether anything changed
   */
  setOthers(tx: Tx, unitId: number, ruleIds: readonly number[], options?: ObligationWriteOptions): boolean;
  /** What a new unit with these frequencies is under: nothing was tested, so that its days follow from its installation alone. */
  planNew(labels: readonly AuditFrequency[], installedOn: PlainDate | null, today: PlainDate): NewObligations;
  /** Opens what was planned for the unit that was just added with that headline. */
  openNew(tx: Tx, unitId: number, planned: NewObligations): void;
  /** The labels of the open obligations under the five rules, in the order of REMS: what `units.audit_frequencies` must say. */
  labelsOf(unitId: number): AuditFrequency[];
  /** Opens one obligation, without an audit entry and without its clock; undefined when the unit is under the rule already. */
  open(tx: Tx, unitId: number, ruleId: number, options?: ObligationWriteOptions): number | undefined;
}

/** The obligations of a unit that is about to be added. */
export interface NewObligations {
  readonly headline: UnitHeadline;
  readonly rows: readonly { readonly ruleId: number; readonly limit: PlainDate | null }[];
}

interface HeldRow {
  readonly id: number;
  readonly ruleId: number;
  readonly fileLabel: AuditFrequency | null;
  readonly createdAt: string;
}

interface EndedRow {
  readonly id: number;
  readonly endsOn: PlainDate;
  readonly updatedAt: string;
}

/** The writer on one connection. */
export function createObligationWriter(db: Db): ObligationWriter {
  const clocks = createClockWriter(db);
  const held = db.prepare<[number], HeldRow>(
    `SELECT o.id, o.rule_id AS ruleId, r.file_label AS fileLabel, o.created_at AS createdAt
     FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id WHERE o.unit_id = ? AND o.ends_on IS NULL ORDER BY o.rule_id`,
  );
  const definitionOf = createDefinitionReader();
  const ruleOfLabel = db.prepare<[string], { readonly id: number; readonly definition: string }>(
    'SELECT id, definition FROM obligation_rules WHERE file_label = ?',
  );
  const insertNew = db.prepare<[number, number, PlainDate | null, PlainDate | null, string, string]>(
    'INSERT INTO obligations (unit_id, rule_id, target_on, limit_on, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const lastEnded = db.prepare<[number, number], EndedRow>(
    `SELECT id, ends_on AS endsOn, updated_at AS updatedAt FROM obligations
     WHERE unit_id = ? AND rule_id = ? AND ends_on IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  const isOpen = db
    .prepare<[number, number], number>(
      'SELECT id FROM obligations WHERE unit_id = ? AND rule_id = ? AND ends_on IS NULL',
    )
    .pluck();
  const insert = db.prepare<[number, number, string, string]>(
    'INSERT INTO obligations (unit_id, rule_id, created_at, updated_at) VALUES (?, ?, ?, ?)',
  );
  const reopen = db.prepare<[string, number]>(
    'UPDATE obligations SET ends_on = NULL, version = version + 1, updated_at = ? WHERE id = ?',
  );
  const end = db.prepare<[PlainDate, string, number]>(
    'UPDATE obligations SET ends_on = ?, version = version + 1, updated_at = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM obligations WHERE id = ?');
  const hangsOn = db
    .prepare<[{ readonly id: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM obligation_extensions WHERE obligation_id = @id)
         OR EXISTS (SELECT 1 FROM test_exclusions WHERE obligation_id = @id)
         OR EXISTS (SELECT 1 FROM booking_obligations WHERE obligation_id = @id)
         OR EXISTS (SELECT 1 FROM documents WHERE entity = 'obligation' AND entity_id = @id)`,
    )
    .pluck();
  const undone = db
    .prepare<[string, string, number], number>(
      `SELECT EXISTS (SELECT 1 FROM imports i JOIN audit a ON a.import_id = i.id
         AND a.entity = 'unit' AND a.entity_id = ? AND a.at = ? WHERE i.id = ? AND i.state = 'undoing')`,
    )
    .pluck();

  /** Whether the import is being taken back and, at that instant, wrote to the unit. */
  function takesBack(unitId: number, { importId }: ObligationWriteOptions, at: string): boolean {
    return importId !== undefined && undone.get(String(unitId), at, importId) === 1;
  }

  function openOne(tx: Tx, unitId: number, ruleId: number, options: ObligationWriteOptions): number {
    const ended = lastEnded.get(unitId, ruleId);
    // What was ended today was a slip, and what an import ended comes back when the import is undone: both with all that hangs on them.
    if (ended && (ended.endsOn >= yesterdayOf(tx) || takesBack(unitId, options, ended.updatedAt))) {
      reopen.run(tx.at, ended.id);
      return ended.id;
    }
    return Number(insert.run(unitId, ruleId, tx.at, tx.at).lastInsertRowid);
  }

  function close(tx: Tx, unitId: number, row: HeldRow, options: ObligationWriteOptions): void {
    if (takesBack(unitId, options, row.createdAt) && hangsOn.get({ id: row.id }) === 0) remove.run(row.id);
    else end.run(yesterdayOf(tx), tx.at, row.id);
  }

  function settle(
    tx: Tx,
    unitId: number,
    rows: readonly HeldRow[],
    wanted: readonly number[],
    options: ObligationWriteOptions,
  ): boolean {
    const missing = wanted.filter((ruleId) => !rows.some((row) => row.ruleId === ruleId));
    const surplus = rows.filter((row) => !wanted.includes(row.ruleId));
    if (missing.length === 0 && surplus.length === 0) return false;
    for (const ruleId of missing) openOne(tx, unitId, ruleId, options);
    for (const row of surplus) close(tx, unitId, row, options);
    clocks.renew(tx, unitId, localDate(new Date(tx.at)));
    return true;
  }

  function ruleUnder(label: AuditFrequency): { readonly id: number; readonly definition: string } {
    const rule = ruleOfLabel.get(label);
    if (!rule) throw new Error(`no rule carries the file label ${label}`);
    return rule;
  }

  return {
    setFrequencies(tx, unitId, labels, options = {}) {
      const rows = held.all(unitId).filter(({ fileLabel }) => fileLabel !== null);
      return settle(
        tx,
        unitId,
        rows,
        labels.map((label) => ruleUnder(label).id),
        options,
      );
    },

    setOthers(tx, unitId, ruleIds, options = {}) {
      const rows = held.all(unitId).filter(({ fileLabel }) => fileLabel === null);
      const before = rows.map(({ ruleId }) => ruleId);
      const after = [...new Set(ruleIds)].toSorted((one, other) => one - other);
      const changed = settle(tx, unitId, rows, after, options);
      if (changed) {
        tx.audit({
          entity: 'unit',
          entityId: unitId,
          action: 'obligations.set',
          changes: { ruleIds: { old: before, new: after } },
          importId: options.importId ?? null,
        });
      }
      return changed;
    },

    planNew(labels, installedOn, today) {
      const rows = labels.map((label) => {
        const { id, definition } = ruleUnder(label);
        const { limit } = clockOf(definitionOf(definition), { startsOn: null }, { tests: null, installedOn }, today);
        return { ruleId: id, limit };
      });
      const limits = rows.map(({ limit }) => limit).filter((limit) => limit !== null);
      const due = rows.length > 0 ? 1 : 0;
      return { rows, headline: { nextLimitOn: limits.toSorted()[0] ?? null, neverTested: due, hasObligations: due } };
    },

    openNew(tx, unitId, { rows }) {
      // Without a test there is no window, and the target is the limit.
      for (const { ruleId, limit } of rows) insertNew.run(unitId, ruleId, limit, limit, tx.at, tx.at);
    },

    labelsOf(unitId) {
      const labels = held.all(unitId).map(({ fileLabel }) => fileLabel);
      return auditFrequencies.filter((label) => labels.includes(label));
    },

    open(tx, unitId, ruleId, options = {}) {
      return isOpen.get(unitId, ruleId) === undefined ? openOne(tx, unitId, ruleId, options) : undefined;
    },
  };
}

/** The last day on which an obligation held that is ended now. */
function yesterdayOf(tx: Tx): PlainDate {
  return addDays(localDate(new Date(tx.at)), -1);
}
