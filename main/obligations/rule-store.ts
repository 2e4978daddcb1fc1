import type { RuleDefinition } from '../../shared/obligation-rules.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';

/** A rule as it is stored; `definition` is the JSON text. */
export interface RuleRow {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly fileLabel: string | null;
  readonly definition: string;
  readonly active: 0 | 1;
  readonly version: number;
  readonly updatedAt: string;
  readonly unitCount: number;
}

/** A stored wording of a rule. */
export interface RuleVersionRow {
  readonly version: number;
  readonly label: string;
  readonly definition: string;
  readonly reason: string | null;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** What of a rule can be written. */
export interface RuleValues {
  readonly label: string;
  readonly definition: RuleDefinition;
  readonly active: boolean;
}

/** Who saved a wording, when and why. */
export interface RuleSaved {
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
}

/** Statements on rules. */
export interface RuleStore {
  /** By label. */
  list(includeInactive: boolean): RuleRow[];
  one(id: number): RuleRow | undefined;
  /** The newest first. */
  versions(id: number): RuleVersionRow[];
  /** The rule that carries a label, whatever the case. */
  idOfLabel(label: string): number | undefined;
  keyTaken(key: string): boolean;
  /** Ids that are no classes. */
  unknownClasses(ids: readonly number[]): number[];
  insert(key: string, values: RuleValues, saved: RuleSaved): number;
  /** The next version. */
  update(id: number, version: number, values: RuleValues, saved: RuleSaved): void;
}

/** The rules on one connection. */
export function createRuleStore(db: Db): RuleStore {
  const columns = `r.id, r.key, r.label, r.file_label AS fileLabel, r.definition, r.active, r.version, r.updated_at AS updatedAt,
    (SELECT count(*) FROM obligations o WHERE o.rule_id = r.id AND o.ends_on IS NULL) AS unitCount`;
  const list = db.prepare<[number], RuleRow>(
    `SELECT ${columns} FROM obligation_rules r WHERE r.active = 1 OR ? = 1 ORDER BY r.label_folded`,
  );
  const one = db.prepare<[number], RuleRow>(`SELECT ${columns} FROM obligation_rules r WHERE r.id = ?`);
  const versions = db.prepare<[number], RuleVersionRow>(
    `SELECT version, label, definition, reason, saved_at AS savedAt, saved_by AS savedBy
     FROM obligation_rule_versions WHERE rule_id = ? ORDER BY version DESC`,
  );
  const labelled = db.prepare<[string], number>('SELECT id FROM obligation_rules WHERE label_folded = ?').pluck();
  const keyed = db.prepare<[string], number>('SELECT id FROM obligation_rules WHERE key = ?').pluck();
  const unknown = db
    .prepare<[string], number>('SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM classes)')
    .pluck();
  const insert = db.prepare<[string, string, string, string, number, string, string]>(
    `INSERT INTO obligation_rules (key, label, label_folded, definition, active, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare<[string, string, string, number, number, string, number]>(
    `UPDATE obligation_rules SET label = ?, label_folded = ?, definition = ?, active = ?, version = ?, updated_at = ? WHERE id = ?`,
  );
  const insertVersion = db.prepare<[number, number, string, string, string | null, string, string]>(
    `INSERT INTO obligation_rule_versions (rule_id, version, label, definition, reason, saved_at, saved_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );

  return {
    list: (includeInactive) => list.all(includeInactive ? 1 : 0),
    one: (id) => one.get(id),
    versions: (id) => versions.all(id),
    idOfLabel: (label) => labelled.get(fold(label)),
    keyTaken: (key) => keyed.get(key) !== undefined,
    unknownClasses: (ids) => unknown.all(JSON.stringify(ids)),
    insert(key, { label, definition, active }, { at, by, reason }) {
      const text = JSON.stringify(definition);
      const id = Number(insert.run(key, label, fold(label), text, active ? 1 : 0, at, at).lastInsertRowid);
      insertVersion.run(id, 1, label, text, reason, at, by);
      return id;
    },
    update(id, version, { label, definition, active }, { at, by, reason }) {
      const text = JSON.stringify(definition);
      update.run(label, fold(label), text, active ? 1 : 0, version, at, id);
      insertVersion.run(id, version, label, text, reason, at, by);
    },
  };
}
