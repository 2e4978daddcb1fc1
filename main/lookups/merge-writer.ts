import type { LookupKind } from '../../shared/lookups.ts';
import type { Db } from '../database/connection.ts';
import { createDocumentMover } from '../documents/document-move-writer.ts';
import { createUnitSearch } from '../equipment/service.ts';
import { type PartialUnitFields, toColumn, unitColumns } from '../equipment/unit-columns.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import type { RuleClassWriter } from '../obligations/rule-class-writer.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import { type InnerMoves, type MergePlan, type UnitMove, unitCount } from './merge-plan.ts';
import { createMergedLinks } from './merged-links.ts';
import type { LookupsRepository } from './repository.ts';

/** The two ends of a merge. */
export interface MergeEnds {
  readonly fromId: number;
  readonly intoId: number;
}

/** Carries out plans of merges, and takes them back; every record that changes is on record. */
export interface MergeWriter {
  apply(tx: Tx, ends: MergeEnds, plan: MergePlan, reason: string): void;
  /** What was changed since is left as it is, and counted. */
  revert(tx: Tx, ends: MergeEnds, plan: MergePlan, reason: string): { restored: number; left: number };
}

/** A writer on one connection. */
export function createMergeWriter(deps: {
  readonly db: Db;
  readonly lookups: LookupsRepository;
  readonly rules: RuleClassWriter;
}): MergeWriter {
  const { db, lookups, rules } = deps;
  const units = createUnitWriter(db);
  const search = createUnitSearch(db);
  const links = createMergedLinks({ db, lookups });
  const documents = createDocumentMover(db);
  const parents = {
    subclass: { field: 'classId', move: mover('subclasses', 'class_id') },
    room: { field: 'facilityId', move: mover('rooms', 'facility_id') },
  } as const;
  const otherHolders = db
    .prepare<[number, string], number>(
      'SELECT id FROM units WHERE subclass_id = ? AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1',
    )
    .pluck();
  const roomDepartment = db.prepare<[number, number, number]>(
    'UPDATE rooms SET department_id = ?, version = version + 1 WHERE id = ? AND department_id = ?',
  );

  const component = db.prepare<[number, string, number, number]>(
    'UPDATE components SET manufacturer_id = ?, updated_at = ?, version = version + 1 WHERE id = ? AND manufacturer_id = ?',
  );
  const unitsWith = db
    .prepare<[string], number>('SELECT DISTINCT unit_id FROM components WHERE id IN (SELECT value FROM json_each(?))')
    .pluck();

  /** A row moves only where it still is where it is taken from, and where no namesake stands there already. */
  function mover(table: string, column: string) {
    return db.prepare<[number, number, number]>(
      `UPDATE OR IGNORE ${table} SET ${column} = ?, version = version + 1 WHERE id = ? AND ${column} = ?`,
    );
  }

  function audit(tx: Tx, kind: LookupKind, id: number, changes: Changes, reason: string): void {
    tx.audit({ entity: 'lookup', entityId: `${kind}:${id}`, action: 'lookups.update', changes, reason });
  }

  /** Moves entries from one parent to the other; answers those that stayed. */
  function moveInner(
    tx: Tx,
    kind: 'subclass' | 'room',
    ids: readonly number[],
    ends: MergeEnds,
    reason: string,
  ): number[] {
    const { move, field } = parents[kind];
    return ids.filter((id) => {
      if (move.run(ends.intoId, id, ends.fromId).changes === 0) return true;
      audit(tx, kind, id, { [field]: { old: ends.fromId, new: ends.intoId } }, reason);
      return false;
    });
  }

  /** Subclasses of the plan that units hold which the merge did not move: they cannot go back without them. */
  function heldByOthers({ subclasses, units: moves }: MergePlan): Set<number> {
    return new Set(
      subclasses.moved.filter((id) => {
        const own = moves.filter(({ new: fields }) => fields.subclassId === id).flatMap(({ ids }) => ids);
        return otherHolders.get(id, JSON.stringify(own)) !== undefined;
      }),
    );
  }

  function setMerged(tx: Tx, kind: LookupKind, id: number, intoId: number | null, active: 0 | 1, reason: string): void {
    const stored = lookups[kind].one(id);
    if (!stored) return;
    const changes: Record<string, { old: unknown; new: unknown }> = {};
    if (stored.mergedIntoId !== intoId) changes.mergedIntoId = { old: stored.mergedIntoId, new: intoId };
    if (stored.active !== active) changes.active = { old: stored.active === 1, new: active === 1 };
    if (Object.keys(changes).length === 0) return;
    lookups[kind].setMerged(id, intoId, active);
    audit(tx, kind, id, changes, reason);
  }

  function mergeInner(tx: Tx, kind: 'subclass' | 'room', { merged }: InnerMoves, reason: string): void {
    for (const { id, intoId, active, intoActive } of merged) {
      setMerged(tx, kind, id, intoId, 0, reason);
      // What was in use stays in use under the other entry.
      if (active === 1 && intoActive === 0) setMerged(tx, kind, intoId, null, 1, reason);
    }
  }

  function unmergeInner(tx: Tx, kind: 'subclass' | 'room', { merged }: InnerMoves, reason: string): void {
    for (const { id, intoId, active, intoActive } of merged) {
      if (lookups[kind].one(id)?.mergedIntoId !== intoId) continue;
      setMerged(tx, kind, id, null, active, reason);
      if (active === 1 && intoActive === 0) setMerged(tx, kind, intoId, null, 0, reason);
    }
  }

  /** The units of a move that still say what they are expected to say. */
  function stillHolding(ids: readonly number[], fields: PartialUnitFields): number[] {
    // as: the keys of a move are names of fields
    const names = Object.keys(fields) as (keyof typeof unitColumns)[];
    const where = names.map((name) => `AND ${unitColumns[name]} IS ?`).join(' ');
    return db
      .prepare<unknown[], number>(
        `SELECT id FROM units WHERE id IN (SELECT value FROM json_each(?)) ${where} ORDER BY id`,
      )
      .pluck()
      .all(JSON.stringify(ids), ...names.map((name) => toColumn(fields[name] ?? null)));
  }

  function moveUnits(tx: Tx, moves: readonly UnitMove[], reason: string): { moved: number; left: number } {
    let moved = 0;
    let left = 0;
    for (const move of moves) {
      const ids = stillHolding(move.ids, move.old);
      for (const id of ids) units.update(tx, id, move.new, { reason });
      moved += ids.length;
      left += move.ids.length - ids.length;
    }
    return { moved, left };
  }

  function changeRoomDepartments(tx: Tx, ids: readonly number[], ends: MergeEnds, reason: string): void {
    for (const id of ids) {
      if (roomDepartment.run(ends.intoId, id, ends.fromId).changes === 0) continue;
      audit(tx, 'room', id, { departmentId: { old: ends.fromId, new: ends.intoId } }, reason);
    }
  }

  /** Answers how many had another manufacturer meanwhile. Units are found by the makers of their components. */
  function moveComponents(tx: Tx, ids: readonly number[], ends: MergeEnds, reason: string): number {
    const left = ids.filter((id) => {
      if (component.run(ends.intoId, tx.at, id, ends.fromId).changes === 0) return true;
      const changes = { manufacturerId: { old: ends.fromId, new: ends.intoId } };
      tx.audit({ entity: 'component', entityId: id, action: 'components.update', changes, reason });
      return false;
    });
    for (const unitId of unitsWith.all(JSON.stringify(ids))) search.renew(tx, unitId);
    return left.length;
  }

  /** Only facilities carry documents. Answers how many hang elsewhere meanwhile. */
  function moveDocuments(tx: Tx, { documents: ids = [] }: MergePlan, { fromId, intoId }: MergeEnds, reason: string) {
    return documents.move(tx, ids, { entity: 'facility', fromId, toId: intoId }, reason);
  }

  return {
    apply(tx, ends, plan, reason) {
      for (const kind of ['subclass', 'room'] as const) {
        const inside = kind === 'subclass' ? plan.subclasses : plan.rooms;
        moveInner(tx, kind, inside.moved, ends, reason);
        mergeInner(tx, kind, inside, reason);
      }
      links.departments(tx, plan.departmentsGone, plan.departmentsNew, reason);
      changeRoomDepartments(tx, plan.roomDepartments, ends, reason);
      for (const { ruleId, before, after } of plan.rules) rules.write(tx, ruleId, before, after, reason);
      moveComponents(tx, plan.components, ends, reason);
      moveDocuments(tx, plan, ends, reason);
      const fieldsGone = { classId: ends.fromId, fields: plan.fieldsGone };
      links.fields(tx, fieldsGone, { classId: ends.intoId, fields: plan.fieldsNew }, reason);
      moveUnits(tx, plan.units, reason);
    },

    revert(tx, { fromId, intoId }, plan, reason) {
      const back = { fromId: intoId, intoId: fromId };
      const kept = heldByOthers(plan);
      const goingBack = plan.subclasses.moved.filter((id) => !kept.has(id));
      for (const id of moveInner(tx, 'subclass', goingBack, back, reason)) kept.add(id);
      const roomsKept = moveInner(tx, 'room', plan.rooms.moved, back, reason);
      unmergeInner(tx, 'subclass', plan.subclasses, reason);
      unmergeInner(tx, 'room', plan.rooms, reason);
      links.departments(tx, plan.departmentsNew, plan.departmentsGone, reason);
      changeRoomDepartments(tx, plan.roomDepartments, back, reason);
      const rulesKept = plan.rules.filter(
        ({ ruleId, before, after }) => !rules.write(tx, ruleId, after, before, reason),
      );
      const componentsLeft = moveComponents(tx, plan.components, back, reason);
      const documentsLeft = moveDocuments(tx, plan, back, reason);
      const fieldsGone = { classId: intoId, fields: plan.fieldsNew };
      links.fields(tx, fieldsGone, { classId: fromId, fields: plan.fieldsGone }, reason);
      // A unit stays with a subclass that stays.
      const [staying, going] = [true, false].map((stays) =>
        plan.units.filter(({ new: { subclassId } }) => kept.has(subclassId ?? 0) === stays),
      );
      const moved = moveUnits(
        tx,
        (going ?? []).map((move) => ({ ids: move.ids, old: move.new, new: move.old })),
        reason,
      );
      const kinds = [moved.left, kept.size, roomsKept.length, rulesKept.length, componentsLeft, documentsLeft];
      const left = kinds.reduce((sum, count) => sum + count, unitCount({ units: staying ?? [] }));
      return { restored: moved.moved, left };
    },
  };
}
