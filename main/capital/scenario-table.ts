import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Slice } from '../database/query-builder.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';

/** A scenario as it is stored. */
export interface ScenarioRow {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly note: string | null;
  readonly items: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

/** What a scenario says of a unit. */
export interface ItemValues {
  readonly year: number | null;
  readonly funded: number | null;
  readonly cost: number | null;
  readonly note: string | null;
}

/** The same as it is stored. */
export interface ItemRow extends ItemValues {
  readonly unitId: number;
  readonly version: number;
}

/** A unit that applying would change, with what it says and what it would say. */
export interface ApplicableRow extends ItemRow, UnitBriefRow {
  readonly unitVersion: number;
  readonly capitalYear: number | null;
  readonly capitalCost: number | null;
  readonly replacementFunded: number | null;
}

const itemColumns = 'i.unit_id AS unitId, i.version, i.year, i.funded, i.cost, i.note';

/** Statements on scenarios and their items, on one connection. */
export function createScenarioTable(db: Db) {
  const columns = `c.id, c.version, c.name, c.note, c.created_at AS createdAt, c.created_by AS createdBy, c.updated_at AS updatedAt,
    c.deleted_at AS deletedAt, c.deleted_by AS deletedBy, c.deleted_reason AS deletedReason,
    (SELECT count(*) FROM capital_scenario_items i WHERE i.scenario_id = c.id) AS items`;
  const all = db.prepare<[number], ScenarioRow>(
    `SELECT ${columns} FROM capital_scenarios c WHERE c.deleted_at IS NULL OR ? = 1 ORDER BY c.deleted_at IS NOT NULL, c.name_folded, c.id`,
  );
  const one = db.prepare<[number], ScenarioRow>(`SELECT ${columns} FROM capital_scenarios c WHERE c.id = ?`);
  const named = db
    .prepare<[string], number>('SELECT id FROM capital_scenarios WHERE name_folded = ? AND deleted_at IS NULL')
    .pluck();
  const insert = db.prepare<[{ name: string; folded: string; note: string | null; at: string; by: string }]>(
    `INSERT INTO capital_scenarios (name, name_folded, note, created_at, created_by, updated_at)
     VALUES (@name, @folded, @note, @at, @by, @at)`,
  );
  const copy = db.prepare<[{ from: number; to: number; at: string }]>(
    `INSERT INTO capital_scenario_items (scenario_id, unit_id, year, funded, cost, note, updated_at)
     SELECT @to, unit_id, year, funded, cost, note, @at FROM capital_scenario_items WHERE scenario_id = @from`,
  );
  const update = db.prepare<[{ id: number; name: string; folded: string; note: string | null; at: string }]>(
    'UPDATE capital_scenarios SET name = @name, name_folded = @folded, note = @note, updated_at = @at, version = version + 1 WHERE id = @id',
  );
  const mark = db.prepare<
    [{ id: number; deletedAt: string | null; by: string | null; reason: string | null; at: string }]
  >(
    `UPDATE capital_scenarios SET deleted_at = @deletedAt, deleted_by = @by, deleted_reason = @reason, updated_at = @at,
       version = version + 1 WHERE id = @id`,
  );
  const item = db.prepare<[number, number], ItemRow>(
    `SELECT ${itemColumns} FROM capital_scenario_items i WHERE i.scenario_id = ? AND i.unit_id = ?`,
  );
  const items = db.prepare<[{ scenarioId: number } & Slice], ItemRow & UnitBriefRow>(
    `SELECT ${unitBriefColumns}, ${itemColumns} FROM capital_scenario_items i JOIN units u ON u.id = i.unit_id ${unitBriefJoins}
     WHERE i.scenario_id = @scenarioId ORDER BY i.year IS NULL, i.year, i.unit_id LIMIT @limit OFFSET @offset`,
  );
  const put = db.prepare<[ItemValues & { scenarioId: number; unitId: number; at: string }]>(
    `INSERT INTO capital_scenario_items (scenario_id, unit_id, year, funded, cost, note, updated_at)
     VALUES (@scenarioId, @unitId, @year, @funded, @cost, @note, @at)
     ON CONFLICT (scenario_id, unit_id) DO UPDATE SET year = @year, funded = @funded, cost = @cost, note = @note, updated_at = @at,
       version = version + 1`,
  );
  const drop = db.prepare<[number, number]>('DELETE FROM capital_scenario_items WHERE scenario_id = ? AND unit_id = ?');
  const unit = db.prepare<[number]>('SELECT 1 FROM units WHERE id = ?').pluck();
  const differing = `i.year IS NOT NULL AND i.year IS NOT u.capital_year OR i.cost IS NOT NULL AND i.cost IS NOT u.capital_cost
    OR i.funded IS NOT NULL AND i.funded IS NOT u.replacement_funded`;
  const applicable = db.prepare<[number], ApplicableRow>(
    `SELECT ${unitBriefColumns}, ${itemColumns}, u.version AS unitVersion, u.capital_year AS capitalYear, u.capital_cost AS capitalCost,
       u.replacement_funded AS replacementFunded
     FROM capital_scenario_items i JOIN units u ON u.id = i.unit_id ${unitBriefJoins}
     WHERE i.scenario_id = ? AND (${differing}) ORDER BY i.unit_id`,
  );

  return {
    all: (includeDeleted: boolean) => all.all(includeDeleted ? 1 : 0),
    one: (id: number) => one.get(id),
    /** The scenario that carries a name, whatever the case; deleted ones carry none. */
    idOfName: (name: string) => named.get(fold(name)),
    insert: (values: { name: string; note: string | null; at: string; by: string }) =>
      Number(insert.run({ ...values, folded: fold(values.name) }).lastInsertRowid),
    copyItems: (from: number, to: number, at: string) => copy.run({ from, to, at }).changes,
    update: (id: number, values: { name: string; note: string | null }, at: string) =>
      void update.run({ id, ...values, folded: fold(values.name), at }),
    markDeleted: (id: number, at: string, by: string, reason: string) =>
      void mark.run({ id, deletedAt: at, by, reason, at }),
    markPresent: (id: number, at: string) => void mark.run({ id, deletedAt: null, by: null, reason: null, at }),
    item: (scenarioId: number, unitId: number) => item.get(scenarioId, unitId),
    items: (scenarioId: number, slice: Slice) => items.all({ scenarioId, ...slice }),
    put: (scenarioId: number, unitId: number, values: ItemValues, at: string) =>
      void put.run({ scenarioId, unitId, ...values, at }),
    drop: (scenarioId: number, unitId: number) => void drop.run(scenarioId, unitId),
    hasUnit: (id: number) => unit.get(id) !== undefined,
    /** Units that say something else than the scenario, by id. */
    applicable: (scenarioId: number) => applicable.all(scenarioId),
  };
}

/** The statements of {@link createScenarioTable}. */
export type ScenarioTable = ReturnType<typeof createScenarioTable>;
