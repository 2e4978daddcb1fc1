import type { MergeableKind } from '../../shared/lookups.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createDocumentMover } from '../documents/document-move-writer.ts';
import type { PartialUnitFields } from '../equipment/unit-columns.ts';
import type { RuleClasses, RuleClassWriter } from '../obligations/rule-class-writer.ts';
import { lookupTables } from './lookup-tables.ts';
import type { LookupsRepository, StoredLookup } from './repository.ts';
import { createRoomTexts } from './room-texts.ts';

/** Units of which the same fields get the same values. */
export interface UnitMove {
  readonly ids: readonly number[];
  readonly old: PartialUnitFields;
  readonly new: PartialUnitFields;
}

/** An entry that is merged along because the other parent has one of the same name. */
export interface Twin {
  readonly id: number;
  readonly intoId: number;
  readonly active: 0 | 1;
  readonly intoActive: 0 | 1;
}

/** Entries within the merged one: those that move to the other, and those that are merged with a namesake there. */
export interface InnerMoves {
  readonly moved: readonly number[];
  readonly merged: readonly Twin[];
}

/** A department of a facility. */
export type FacilityDepartment = readonly [facilityId: number, departmentId: number];

/** Everything that a merge changes, and what it takes to change it back. It is kept as JSON. */
export interface MergePlan {
  readonly active: 0 | 1;
  readonly units: readonly UnitMove[];
  readonly subclasses: InnerMoves;
  readonly rooms: InnerMoves;
  /** Rooms whose department changes. */
  readonly roomDepartments: readonly number[];
  readonly departmentsGone: readonly FacilityDepartment[];
  readonly departmentsNew: readonly FacilityDepartment[];
  readonly rules: readonly RuleClasses[];
  /** Components of units, of a manufacturer. */
  readonly components: readonly number[];
  /** Fields of the clinic that were offered for the class, and those that were not yet offered for the other. */
  readonly fieldsGone: readonly number[];
  readonly fieldsNew: readonly number[];
  /** Documents of a facility; absent in merges that were made before they moved along. */
  readonly documents?: readonly number[];
}

/** How many units a plan changes. */
export function unitCount(plan: Pick<MergePlan, 'units'>): number {
  return plan.units.reduce((sum, { ids }) => sum + ids.length, 0);
}

const nothingInside: InnerMoves = { moved: [], merged: [] };

/** Reads what a merge of two entries changes; writes nothing. */
export function createMergePlanner(deps: {
  readonly db: Db;
  readonly lookups: LookupsRepository;
  readonly rules: RuleClassWriter;
}) {
  const { db, lookups, rules } = deps;
  const roomTexts = createRoomTexts(db);
  const documents = createDocumentMover(db);
  const ofClass = db.prepare<[number], { id: number; subclassId: number | null }>(
    'SELECT id, subclass_id AS subclassId FROM units WHERE class_id = ? ORDER BY subclass_id, id',
  );
  const facilityDepartments = db
    .prepare<{ facilityId: number | null; departmentId: number | null }, FacilityDepartment>(
      `SELECT facility_id, department_id FROM facility_departments
       WHERE (@facilityId IS NULL OR facility_id = @facilityId) AND (@departmentId IS NULL OR department_id = @departmentId)`,
    )
    .raw();
  const roomsOfDepartment = db
    .prepare<[number], number>('SELECT id FROM rooms WHERE department_id = ? ORDER BY id')
    .pluck();

  const componentsOf = db
    .prepare<[number], number>('SELECT id FROM components WHERE manufacturer_id = ? ORDER BY id')
    .pluck();
  const fieldsOfClass = db
    .prepare<[number], number>('SELECT field_id FROM custom_field_classes WHERE class_id = ? ORDER BY field_id')
    .pluck();

  function inner(kind: 'subclass' | 'room', from: StoredLookup, into: StoredLookup): InnerMoves {
    const names = new Map(lookups[kind].within(into.id).map((row) => [fold(row.name), row]));
    const moved: number[] = [];
    const merged: Twin[] = [];
    for (const { id, name, active } of lookups[kind].within(from.id)) {
      const twin = names.get(fold(name));
      if (twin) merged.push({ id, intoId: twin.id, active, intoActive: twin.active });
      else moved.push(id);
    }
    return { moved, merged };
  }

  function unitsHolding(kind: 'subclass' | 'manufacturer' | 'department' | 'facility', from: number, into: number) {
    const { unitColumn } = lookupTables[kind];
    const ids = db
      .prepare<[number], number>(`SELECT id FROM units WHERE ${unitColumn} = ? ORDER BY id`)
      .pluck()
      .all(from);
    const field = `${kind}Id` as const;
    return ids.length === 0 ? [] : [{ ids, old: { [field]: from }, new: { [field]: into } }];
  }

  /** Units of a class with their subclasses: one move per subclass, because merged ones change with it. */
  function unitsOfClass(from: number, into: number, { merged }: InnerMoves): UnitMove[] {
    const twins = new Map(merged.map((twin) => [twin.id, twin.intoId]));
    const bySubclass = Map.groupBy(ofClass.all(from), ({ subclassId }) => subclassId);
    return [...bySubclass].map(([subclassId, units]) => ({
      ids: units.map(({ id }) => id),
      old: { classId: from, subclassId },
      new: { classId: into, subclassId: subclassId === null ? null : (twins.get(subclassId) ?? subclassId) },
    }));
  }

  function unitsInRoom(from: StoredLookup, into: StoredLookup): UnitMove[] {
    const holders = roomTexts.holders(from.facilityId ?? 0, from.name);
    return [...Map.groupBy(holders, ({ room }) => room)]
      .filter(([room]) => room !== into.name)
      .map(([room, units]) => ({ ids: units.map(({ id }) => id), old: { room }, new: { room: into.name } }));
  }

  return function plan(kind: MergeableKind, from: StoredLookup, into: StoredLookup): MergePlan {
    const empty: MergePlan = {
      active: from.active,
      units: [],
      subclasses: nothingInside,
      rooms: nothingInside,
      roomDepartments: [],
      departmentsGone: [],
      departmentsNew: [],
      rules: [],
      components: [],
      fieldsGone: [],
      fieldsNew: [],
    };
    switch (kind) {
      case 'class': {
        const subclasses = inner('subclass', from, into);
        const units = unitsOfClass(from.id, into.id, subclasses);
        const fieldsGone = fieldsOfClass.all(from.id);
        const there = new Set(fieldsOfClass.all(into.id));
        return {
          ...empty,
          subclasses,
          units,
          rules: rules.replaced(from.id, into.id),
          fieldsGone,
          fieldsNew: fieldsGone.filter((id) => !there.has(id)),
        };
      }
      case 'facility': {
        const gone = facilityDepartments.all({ facilityId: from.id, departmentId: null });
        const there = new Set(into.departmentIds);
        return {
          ...empty,
          units: unitsHolding(kind, from.id, into.id),
          rooms: inner('room', from, into),
          documents: documents.idsOf('facility', from.id),
          departmentsGone: gone,
          departmentsNew: gone.filter(([, id]) => !there.has(id)).map(([, id]) => [into.id, id] as const),
        };
      }
      case 'department': {
        const gone = facilityDepartments.all({ facilityId: null, departmentId: from.id });
        const there = new Set(facilityDepartments.all({ facilityId: null, departmentId: into.id }).map(([id]) => id));
        return {
          ...empty,
          units: unitsHolding(kind, from.id, into.id),
          roomDepartments: roomsOfDepartment.all(from.id),
          departmentsGone: gone,
          departmentsNew: gone.filter(([id]) => !there.has(id)).map(([id]) => [id, into.id] as const),
        };
      }
      case 'manufacturer':
        return {
          ...empty,
          units: unitsHolding(kind, from.id, into.id),
          components: componentsOf.all(from.id),
        };
      case 'room':
        return { ...empty, units: unitsInRoom(from, into) };
      default:
        return { ...empty, units: unitsHolding(kind, from.id, into.id) };
    }
  };
}
