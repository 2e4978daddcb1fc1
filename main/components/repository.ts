import type { Component, ComponentField } from '../../shared/components.ts';
import type { Db } from '../database/connection.ts';
import type { Slice } from '../database/query-builder.ts';

/** The entered fields of a component. */
export type ComponentValues = Pick<Component, ComponentField>;

/** A component as it is read; documents are counted apart. */
export interface ComponentRow extends Omit<Component, 'documents' | 'deleted'> {
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

/** Statements on the parts of units. */
export interface ComponentsRepository {
  unitExists(id: number): boolean;
  /** Whether a manufacturer exists and is in use. */
  manufacturer(id: number): { readonly active: 0 | 1 } | undefined;
  page(unitId: number, withDeleted: boolean, slice: Slice): ComponentRow[];
  count(unitId: number, withDeleted: boolean): number;
  get(id: number): ComponentRow | undefined;
  /** Whether a component that is there took the place of this one. */
  isReplaced(id: number): boolean;
  insert(unitId: number, values: ComponentValues, replacesId: number | null, at: string): number;
  update(id: number, values: ComponentValues, at: string): void;
  markDeleted(id: number, mark: { readonly at: string; readonly by: string; readonly reason: string }): void;
  markPresent(id: number, at: string): void;
}

const select = `
  SELECT c.id, c.version, c.unit_id AS unitId, c.kind, c.designation, c.manufacturer_id AS manufacturerId, m.name AS manufacturerName,
    c.model, c.serial_number AS serialNumber, c.software_version AS softwareVersion, c.installed_on AS installedOn,
    c.removed_on AS removedOn, c.replaces_id AS replacesId, c.notes, c.created_at AS createdAt, c.updated_at AS updatedAt,
    c.deleted_at AS deletedAt, c.deleted_by AS deletedBy, c.deleted_reason AS deletedReason
  FROM components c LEFT JOIN manufacturers m ON m.id = c.manufacturer_id`;

const ofUnit = 'c.unit_id = @unitId AND (@withDeleted OR c.deleted_at IS NULL)';

/** What is in the unit first, by kind in the order of the contract; then what was removed, the latest first. */
const order = `
  c.removed_on IS NOT NULL, c.removed_on DESC,
  CASE c.kind WHEN 'tube' THEN 1 WHEN 'detector' THEN 2 WHEN 'generator' THEN 3 WHEN 'collimator' THEN 4 WHEN 'workstation' THEN 5 ELSE 6 END,
  c.designation COLLATE NOCASE, c.id`;

/** The parts of units on one connection. */
export function createComponentsRepository(db: Db): ComponentsRepository {
  type OfUnit = { readonly unitId: number; readonly withDeleted: number };
  const unitExists = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  const manufacturer = db.prepare<[number], { active: 0 | 1 }>('SELECT active FROM manufacturers WHERE id = ?');
  const page = db.prepare<[OfUnit & Slice], ComponentRow>(
    `${select} WHERE ${ofUnit} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<[OfUnit], number>(`SELECT count(*) FROM components c WHERE ${ofUnit}`).pluck();
  const get = db.prepare<[number], ComponentRow>(`${select} WHERE c.id = ?`);
  const replaced = db
    .prepare<[number], number>('SELECT 1 FROM components WHERE replaces_id = ? AND deleted_at IS NULL LIMIT 1')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO components (unit_id, kind, designation, manufacturer_id, model, serial_number, software_version, installed_on, removed_on,
       replaces_id, notes, created_at, updated_at)
     VALUES (@unitId, @kind, @designation, @manufacturerId, @model, @serialNumber, @softwareVersion, @installedOn, @removedOn,
       @replacesId, @notes, @at, @at)`,
  );
  const update = db.prepare(
    `UPDATE components SET kind = @kind, designation = @designation, manufacturer_id = @manufacturerId, model = @model,
       serial_number = @serialNumber, software_version = @softwareVersion, installed_on = @installedOn, removed_on = @removedOn,
       notes = @notes, version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const markDeleted = db.prepare(
    `UPDATE components SET deleted_at = @at, deleted_by = @by, deleted_reason = @reason, version = version + 1, updated_at = @at
     WHERE id = @id`,
  );
  const markPresent = db.prepare<[{ id: number; at: string }]>(
    `UPDATE components SET deleted_at = NULL, deleted_by = NULL, deleted_reason = NULL, version = version + 1, updated_at = @at
     WHERE id = @id`,
  );
  return {
    unitExists: (id) => unitExists.get(id) === 1,
    manufacturer: (id) => manufacturer.get(id),
    page: (unitId, withDeleted, slice) => page.all({ unitId, withDeleted: withDeleted ? 1 : 0, ...slice }),
    count: (unitId, withDeleted) => count.get({ unitId, withDeleted: withDeleted ? 1 : 0 }) ?? 0,
    get: (id) => get.get(id),
    isReplaced: (id) => replaced.get(id) === 1,
    insert: (unitId, values, replacesId, at) =>
      Number(insert.run({ ...values, unitId, replacesId, at }).lastInsertRowid),
    update: (id, values, at) => void update.run({ ...values, id, at }),
    markDeleted: (id, mark) => void markDeleted.run({ id, ...mark }),
    markPresent: (id, at) => void markPresent.run({ id, at }),
  };
}
