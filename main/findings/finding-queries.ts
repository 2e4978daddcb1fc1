import type { PlainDate } from '../../shared/dates.ts';
import { type ReportableUnit, reportableLimit, type Severity } from '../../shared/findings.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createKeptQueries } from '../database/kept-queries.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import type { ReferredTest } from './finding-rules.ts';
import { type AskedFindings, countQuery, findingValues, idsQuery } from './list-query.ts';

/** What of a finding people write. */
export interface FindingValues {
  readonly testId: number | null;
  readonly description: string;
  readonly severity: Severity;
  readonly reportedOn: PlainDate;
  readonly ownerId: number | null;
  readonly dueOn: PlainDate | null;
  readonly workOrder: string | null;
  readonly resolution: string | null;
  readonly resolvedOn: PlainDate | null;
  readonly resolvedById: number | null;
  readonly retestId: number | null;
}

/** A finding with its unit, names and counts. */
export interface FindingRow extends FindingValues, UnitBriefRow {
  readonly id: number;
  readonly version: number;
  readonly reportedBy: string;
  readonly ownerName: string | null;
  readonly resolvedByName: string | null;
  readonly documents: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

/** What is written once. */
export interface NewFinding extends FindingValues {
  readonly unitId: number;
  readonly reportedBy: string;
  readonly reporterAccountId: number | null;
  readonly at: string;
}

const select = `SELECT ${unitBriefColumns},
  g.id, g.version, g.test_id AS testId, g.description, g.severity, g.reported_on AS reportedOn, g.reported_by AS reportedBy,
  g.owner_id AS ownerId, o.name AS ownerName, g.due_on AS dueOn, g.work_order AS workOrder, g.resolution, g.resolved_on AS resolvedOn,
  g.resolved_by_id AS resolvedById, r.name AS resolvedByName, g.retest_id AS retestId, g.created_at AS createdAt, g.updated_at AS updatedAt,
  g.deleted_at AS deletedAt, g.deleted_by AS deletedBy, g.deleted_reason AS deletedReason,
  (SELECT count(*) FROM documents x WHERE x.entity = 'finding' AND x.entity_id = g.id AND x.state = 'stored' AND x.deleted_at IS NULL) AS documents
  FROM findings g JOIN units u ON u.id = g.unit_id ${unitBriefJoins}
  LEFT JOIN people o ON o.id = g.owner_id LEFT JOIN people r ON r.id = g.resolved_by_id`;

/** SQL of findings. */
export function createFindingQueries(db: Db) {
  const one = db.prepare<[number], FindingRow>(`${select} WHERE g.id = ?`);
  const many = db.prepare<[string], FindingRow>(
    `${select} JOIN json_each(?) page ON page.value = g.id ORDER BY page.key`,
  );
  const insert = db.prepare<[NewFinding & { readonly searchText: string }]>(
    `INSERT INTO findings (unit_id, test_id, description, severity, reported_on, reported_by, reporter_account_id, owner_id, due_on,
       work_order, search_text, created_at, updated_at)
     VALUES (@unitId, @testId, @description, @severity, @reportedOn, @reportedBy, @reporterAccountId, @ownerId, @dueOn, @workOrder, @searchText,
       @at, @at)`,
  );
  const update = db.prepare<[FindingValues & { id: number; at: string; searchText: string }]>(
    `UPDATE findings SET test_id = @testId, description = @description, severity = @severity, reported_on = @reportedOn,
       owner_id = @ownerId, due_on = @dueOn, work_order = @workOrder, search_text = @searchText, resolution = @resolution, resolved_on = @resolvedOn,
       resolved_by_id = @resolvedById, retest_id = @retestId, updated_at = @at, version = version + 1 WHERE id = @id`,
  );
  const mark = db.prepare<
    [{ id: number; at: string; deletedAt: string | null; by: string | null; reason: string | null }]
  >(
    `UPDATE findings SET deleted_at = @deletedAt, deleted_by = @by, deleted_reason = @reason, updated_at = @at, version = version + 1
     WHERE id = @id`,
  );
  const unit = db.prepare<[number]>('SELECT 1 FROM units WHERE id = ?').pluck();
  const person = db.prepare<[number], number>('SELECT active FROM people WHERE id = ?').pluck();
  const test = db.prepare<[number], Omit<ReferredTest, 'deleted'> & { deleted: 0 | 1 }>(
    'SELECT id, unit_id AS unitId, tested_on AS testedOn, deleted_at IS NOT NULL AS deleted FROM tests WHERE id = ?',
  );
  const retests = db
    .prepare<[number, number], number>(
      'SELECT retest_id FROM findings WHERE test_id = ? AND id <> ? AND retest_id IS NOT NULL AND deleted_at IS NULL',
    )
    .pluck();

  const read = createQueryReader(db);
  const counted = createKeptQueries(findingValues, countQuery);
  const found = createKeptQueries(findingValues, idsQuery);

  return {
    get: (id: number) => one.get(id),
    count: (asked: AskedFindings) => read.number(counted(asked)),
    /** Ids in order. */
    ids: (asked: AskedFindings): number[] => read.numbers(found(asked)),
    /** In the order of the ids. */
    many: (ids: readonly number[]): FindingRow[] => (ids.length === 0 ? [] : many.all(JSON.stringify(ids))),
    insert: (row: NewFinding) => Number(insert.run({ ...row, searchText: searchTextOf(row) }).lastInsertRowid),
    /** Writes all values, counts the version up. */
    update: (id: number, values: FindingValues, at: string) =>
      void update.run({ ...values, id, at, searchText: searchTextOf(values) }),
    markDeleted: (id: number, at: string, by: string, reason: string) =>
      void mark.run({ id, at, deletedAt: at, by, reason }),
    markPresent: (id: number, at: string) => void mark.run({ id, at, deletedAt: null, by: null, reason: null }),
    hasUnit: (id: number) => unit.get(id) !== undefined,
    /** Whether a person exists and is active. */
    person: (id: number) => person.get(id),
    test(id: number): ReferredTest | undefined {
      const row = test.get(id);
      return row && { ...row, deleted: row.deleted === 1 };
    },
    /** The retests of findings from a test, all but one finding's. */
    retestsOf: (testId: number, exceptFinding: number) => retests.all(testId, exceptFinding),
    unitsToReport: createUnitFinder(db),
  };
}

/** What a finding is found by, apart from its unit: folded as the words of a search are. */
function searchTextOf({ description, workOrder }: Pick<FindingValues, 'description' | 'workOrder'>): string {
  return fold(`${description} ${workOrder ?? ''}`);
}

/**
 * Units by their number or by words; retired ones are nobody's to use. First comes the number, then the room or the serial number that is
 * exactly what was typed, then those that hold the words as they were typed: with "RF 2" nobody is to hit the unit of room RF 1.
 */
function createUnitFinder(db: Db) {
  const find = db.prepare<[{ id: number; words: string; phrase: string; today: string }], ReportableUnit>(
    `SELECT u.id, c.name AS className, m.name AS manufacturerName, u.model, u.serial_number AS serialNumber,
       f.name AS facilityName, u.room
     FROM units u JOIN unit_search s ON s.unit_id = u.id JOIN classes c ON c.id = u.class_id
     LEFT JOIN manufacturers m ON m.id = u.manufacturer_id LEFT JOIN facilities f ON f.id = u.facility_id
     WHERE u.retired = 0 AND (u.retired_on IS NULL OR u.retired_on > @today)
       AND (u.id = @id OR NOT EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(s.text, w.value) = 0))
     ORDER BY u.id <> @id, lower(u.room) IS NOT @phrase AND lower(u.serial_number) IS NOT @phrase, instr(s.text, @phrase) = 0, u.id
     LIMIT ${reportableLimit}`,
  );
  return (words: readonly string[], id: number, today: PlainDate) =>
    find.all({ id, words: JSON.stringify(words), phrase: words.join(' '), today });
}

/** The queries of {@link createFindingQueries}. */
export type FindingQueries = ReturnType<typeof createFindingQueries>;
