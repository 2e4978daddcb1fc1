import type { CustomField } from '../../shared/custom-fields.ts';
import type { CustomValues } from '../../shared/custom-values.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { UnitInBrief } from '../../shared/units.ts';
import type { Db } from '../database/connection.ts';
import { createFieldReader } from '../fields/field-rules.ts';
import { createValueWriter } from '../fields/value-writer.ts';
import { type ReferenceField, referenceFields } from './repository.ts';
import { toUnitInBrief, type UnitBriefRow, unitBriefColumns, unitBriefJoins } from './unit-brief-columns.ts';
import { fromColumns, type StoredUnitColumns, type UnitFields, unitColumns, unitFieldNames } from './unit-columns.ts';

/** A unit as it is stored. */
export interface StoredUnit {
  readonly id: number;
  readonly version: number;
  readonly fields: UnitFields;
  /** What it holds in fields of the clinic. */
  readonly custom: CustomValues;
}

/** What the audit trail says of one unit of a bulk edit. */
export interface EditedUnit {
  readonly id: number;
  /** Fields with the values before and after. */
  readonly changes: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>;
}

/** The entry that a bulk edit leaves after those of its units. */
export interface BulkEntry {
  readonly seq: number;
  readonly at: string;
  readonly units: number;
  readonly fields: readonly string[];
  /** The last entry before the first of its units. */
  readonly after: number;
}

interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly changes: string;
}

const action = "entity = 'unit' AND entity_id IS NULL AND action";

const tables: Readonly<Record<ReferenceField, string>> = {
  classId: 'classes',
  subclassId: 'subclasses',
  manufacturerId: 'manufacturers',
  departmentId: 'departments',
  facilityId: 'facilities',
  contactId: 'people',
  supervisorId: 'people',
  physicianId: 'people',
};

/** Statements on many units at once, and on the entries that bulk edits leave in the audit trail. */
export function createBulkQueries(db: Db) {
  const values = createValueWriter(db);
  const definitions = createFieldReader(db);
  const columns = unitFieldNames.map((field) => `u.${unitColumns[field]} AS "${field}"`).join(', ');
  const given = 'json_each(?) page JOIN units u ON u.id = page.value';
  const many = db.prepare<[string], StoredUnitColumns & { readonly id: number; readonly version: number }>(
    `SELECT u.id, u.version, ${columns} FROM ${given} ORDER BY page.key`,
  );
  const brief = db.prepare<[string], UnitBriefRow>(
    `SELECT ${unitBriefColumns} FROM ${given} ${unitBriefJoins} ORDER BY page.key`,
  );
  const names = Object.fromEntries(
    referenceFields.map((field) => [
      field,
      db.prepare<[string], { id: number; name: string }>(
        `SELECT id, name FROM ${tables[field]} WHERE id IN (SELECT value FROM json_each(?))`,
      ),
    ]),
  );
  const entry = db.prepare<[number], EntryRow>(
    `SELECT seq, at, changes FROM audit WHERE seq = ? AND ${action} = 'equipment.bulkEdit'`,
  );
  const last = db.prepare<[{ accountId: number | null; by: string; since: string }], EntryRow>(
    `SELECT seq, at, changes FROM audit WHERE ${action} = 'equipment.bulkEdit' AND account_id IS @accountId AND actor = @by AND at >= @since
     ORDER BY seq DESC LIMIT 1`,
  );
  const undone = db
    .prepare<[{ bulkId: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM audit WHERE ${action} = 'equipment.bulkUndo' AND seq > @bulkId
         AND changes ->> '$.bulkEdit.old' = @bulkId)`,
    )
    .pluck();
  const edited = db.prepare<[{ after: number; before: number }], { id: string; changes: string }>(
    `SELECT entity_id AS id, changes FROM audit
     WHERE seq > @after AND seq < @before AND entity = 'unit' AND action = 'equipment.update' AND entity_id IS NOT NULL ORDER BY seq`,
  );
  const later = db.prepare<[{ ids: string; bulkId: number }], { id: number; changes: string }>(
    `SELECT page.value AS id, a.changes FROM json_each(@ids) page
     JOIN audit a ON a.entity = 'unit' AND a.entity_id = CAST(page.value AS TEXT) AND a.seq > @bulkId`,
  );

  return {
    /** In the order of the ids; those that are gone are left out. */
    stored(ids: readonly number[]): StoredUnit[] {
      const custom = values.of(ids);
      return many.all(JSON.stringify(ids)).map((row) => ({
        id: row.id,
        version: row.version,
        fields: fromColumns(row),
        custom: custom.get(row.id) ?? {},
      }));
    },
    /** The fields of the clinic by id. */
    customFields: (): ReadonlyMap<string, CustomField> =>
      new Map(definitions.all().map((field) => [String(field.id), field])),
    brief: (ids: readonly number[], today: PlainDate): UnitInBrief[] =>
      brief.all(JSON.stringify(ids)).map((row) => toUnitInBrief(row, today)),
    /** The names behind ids of a field; none for a field that refers to nothing. */
    names(field: string, ids: readonly number[]): ReadonlyMap<number, string> {
      const rows = names[field]?.all(JSON.stringify(ids)) ?? [];
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    entry: (bulkId: number): BulkEntry | undefined => toEntry(entry.get(bulkId)),
    last: (accountId: number | null, by: string, since: string): BulkEntry | undefined =>
      toEntry(last.get({ accountId, by, since })),
    isUndone: (bulkId: number): boolean => undone.get({ bulkId }) === 1,
    edited: ({ after, seq }: BulkEntry): EditedUnit[] =>
      edited.all({ after, before: seq }).map(({ id, changes }) => ({ id: Number(id), changes: JSON.parse(changes) })),
    /** What was put on record of these units after the bulk edit, by unit. */
    later: (ids: readonly number[], bulkId: number): EditedUnit[] =>
      later.all({ ids: JSON.stringify(ids), bulkId }).map(({ id, changes }) => ({ id, changes: JSON.parse(changes) })),
  };
}

function toEntry(row: EntryRow | undefined): BulkEntry | undefined {
  if (!row) return undefined;
  // as: written by the service of bulk edits.
  const { units, fields, after } = JSON.parse(row.changes) as Record<'units' | 'fields' | 'after', { new: unknown }>;
  return {
    seq: row.seq,
    at: row.at,
    units: units.new as number,
    fields: fields.new as string[],
    after: after.new as number,
  };
}

/** The statements of {@link createBulkQueries}. */
export type BulkQueries = ReturnType<typeof createBulkQueries>;
