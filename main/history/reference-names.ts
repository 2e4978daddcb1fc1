import type { Db } from '../database/connection.ts';

/** What a record is called, by kind: one statement each, with the ids as a JSON array. */
const sources = {
  class: 'SELECT x.id, x.name AS text FROM classes x',
  subclass: 'SELECT x.id, x.name AS text FROM subclasses x',
  manufacturer: 'SELECT x.id, x.name AS text FROM manufacturers x',
  department: 'SELECT x.id, x.name AS text FROM departments x',
  facility: 'SELECT x.id, x.name AS text FROM facilities x',
  room: 'SELECT x.id, x.name AS text FROM rooms x',
  'capital-category': 'SELECT x.id, x.name AS text FROM capital_categories x',
  component: `SELECT x.id, concat_ws(' ', '#' || x.id, x.designation, x.model) AS text FROM components x`,
  person: 'SELECT x.id, x.name AS text FROM people x',
  account: 'SELECT x.id, x.username AS text FROM accounts x',
  document: 'SELECT x.id, x.file_name AS text FROM documents x',
  rule: 'SELECT x.id, x.label AS text FROM obligation_rules x',
  obligation: 'SELECT x.id, r.label AS text FROM obligations x JOIN obligation_rules r ON r.id = x.rule_id',
  scenario: 'SELECT x.id, x.name AS text FROM capital_scenarios x',
  test: `SELECT x.id, '#' || x.id || ' · ' || x.tested_on AS text FROM tests x`,
  unit: `SELECT x.id, '#' || x.id || ' · ' || c.name || coalesce(' ' || x.model, '') AS text
    FROM units x JOIN classes c ON c.id = x.class_id`,
} as const;

/** A kind of record that fields of others name. */
type ReferenceKind = keyof typeof sources;

/** Fields that hold ids, and of what; a list of ids counts as well. */
const kindOf: Readonly<Record<string, ReferenceKind>> = {
  classId: 'class',
  classIds: 'class',
  subclassId: 'subclass',
  manufacturerId: 'manufacturer',
  departmentId: 'department',
  departmentIds: 'department',
  facilityId: 'facility',
  contactId: 'person',
  supervisorId: 'person',
  physicianId: 'person',
  performedById: 'person',
  reviewedById: 'person',
  assigneeId: 'person',
  ownerId: 'person',
  resolvedById: 'person',
  personId: 'person',
  accountId: 'account',
  documentId: 'document',
  ruleId: 'rule',
  ruleIds: 'rule',
  obligationIds: 'obligation',
  excludedObligationIds: 'obligation',
  testId: 'test',
  retestId: 'test',
  unitId: 'unit',
  parentId: 'unit',
  replacesId: 'component',
  replacedById: 'component',
  copyOf: 'scenario',
};

/** A value of a field of an entry. */
export interface FieldValue {
  readonly field: string;
  readonly value: unknown;
}

/** Answers what the records behind ids are called now; null where a value is no id, and `#5` for a record that is gone. */
export type ReferenceNames = (value: FieldValue) => string | null;

/**
 * Reads the names behind all ids of a page, of which `lookup` is the kind of the record where it is a lookup: one statement for each kind that occurs, none in a loop over rows.
 */
export function createReferenceNames(db: Db): (values: readonly FieldValue[], lookup?: string) => ReferenceNames {
  return (values, lookup) => {
    // What a lookup was merged into is one of its own kind.
    const kindFor = (field: string) =>
      field === 'mergedIntoId' && lookup !== undefined && lookup in sources
        ? (lookup as ReferenceKind) // as: the line before
        : kindOf[field];
    const wanted = new Map<ReferenceKind, Set<number>>();
    for (const { field, value } of values) {
      const kind = kindFor(field);
      if (kind === undefined) continue;
      const ids = wanted.get(kind) ?? new Set();
      for (const id of idsIn(value)) ids.add(id);
      wanted.set(kind, ids);
    }
    const names = new Map<string, string>();
    for (const [kind, ids] of wanted) {
      if (ids.size === 0) continue;
      const rows = db
        .prepare<[string], { id: number; text: string }>(
          `${sources[kind]} WHERE x.id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify([...ids]));
      for (const { id, text } of rows) names.set(`${kind} ${id}`, text);
    }
    return ({ field, value }) => {
      const kind = kindFor(field);
      const ids = idsIn(value);
      if (kind === undefined || ids.length === 0) return null;
      return ids.map((id) => names.get(`${kind} ${id}`) ?? `#${id}`).join(', ');
    };
  };
}

function idsIn(value: unknown): number[] {
  return [value].flat().filter((part): part is number => typeof part === 'number' && Number.isSafeInteger(part));
}
