import type { PlainDate } from '../../shared/dates.ts';
import type { PersonRecord } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import { toUnitInBrief, type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';

type Kind = PersonRecord['kind'];

/** A page of the records that name a person. */
interface RecordQuery<K extends Kind> {
  readonly id: number;
  /** Only these; all when absent. */
  readonly kind?: K | undefined;
  readonly page: number;
  readonly pageSize: number;
}

interface Page {
  readonly items: PersonRecord[];
  readonly total: number;
}

/** What names a person: the part of every record that is still open, and the part that is done. */
export interface NamedRecords {
  /** Units by number, then open findings and planned bookings by day. */
  assigned(query: RecordQuery<'unit' | 'booking' | 'finding'>, today: PlainDate): Page;
  /** The newest first. */
  done(query: RecordQuery<'test' | 'booking' | 'finding'>, today: PlainDate): Page;
}

interface Row extends UnitBriefRow {
  readonly kind: Kind;
  readonly recordId: number;
  readonly parts: string;
  readonly day: PlainDate | null;
  readonly detail: string | null;
}

/** Each answers kind, record_id, unit_id, parts, day and detail of what names the person `@id`. */
type Sources = Partial<Record<Kind, readonly string[]>>;

const assignedSources = {
  unit: [
    `SELECT 'unit' AS kind, id AS record_id, id AS unit_id, concat_ws(',', iif(contact_id = @id, 'contact', NULL),
       iif(supervisor_id = @id, 'supervisor', NULL), iif(physician_id = @id, 'physician', NULL)) AS parts, NULL AS day, NULL AS detail
     FROM units WHERE contact_id = @id OR supervisor_id = @id OR physician_id = @id`,
  ],
  booking: [
    `SELECT 'booking' AS kind, id AS record_id, unit_id, 'assignee' AS parts, scheduled_on AS day, NULL AS detail
     FROM bookings WHERE assignee_id = @id AND state = 'planned'`,
  ],
  finding: [
    `SELECT 'finding' AS kind, id AS record_id, unit_id, 'owner' AS parts, due_on AS day, severity AS detail
     FROM findings WHERE owner_id = @id AND resolved_on IS NULL AND deleted_at IS NULL`,
  ],
} satisfies Sources;

const doneSources = {
  // Apart, so that each reads its index from the newest on and nothing is sorted.
  test: [
    `SELECT 'test' AS kind, id AS record_id, unit_id, iif(reviewed_by_id = @id, 'performer,reviewer', 'performer') AS parts,
       tested_on AS day, type AS detail
     FROM tests WHERE performed_by_id = @id AND deleted_at IS NULL`,
    `SELECT 'test' AS kind, id AS record_id, unit_id, 'reviewer' AS parts, tested_on AS day, type AS detail
     FROM tests WHERE reviewed_by_id = @id AND performed_by_id IS NOT @id AND deleted_at IS NULL`,
  ],
  booking: [
    `SELECT 'booking' AS kind, id AS record_id, unit_id, 'assignee' AS parts, scheduled_on AS day, NULL AS detail
     FROM bookings WHERE assignee_id = @id AND state = 'done'`,
  ],
  finding: [
    `SELECT 'finding' AS kind, id AS record_id, unit_id, 'resolver' AS parts, resolved_on AS day, severity AS detail
     FROM findings WHERE resolved_by_id = @id AND deleted_at IS NULL`,
  ],
} satisfies Sources;

/** The records of people on one connection. */
export function createNamedRecords(db: Db): NamedRecords {
  const statements = (sources: readonly string[], order: string) => {
    const all = sources.join(' UNION ALL ');
    return {
      count: db.prepare<[{ id: number }], number>(`SELECT count(*) FROM (${all})`).pluck(),
      page: db.prepare<[{ id: number; limit: number; offset: number }], Row>(
        `WITH page AS MATERIALIZED (${all} ORDER BY ${order} LIMIT @limit OFFSET @offset)
         SELECT p.kind, p.record_id AS recordId, p.parts, p.day, p.detail, ${unitBriefColumns}
         FROM page p JOIN units u ON u.id = p.unit_id ${unitBriefJoins} ORDER BY ${order}`,
      ),
    };
  };
  type Statements = ReturnType<typeof statements>;
  const reader = <K extends Kind>(sources: Readonly<Record<K, readonly string[]>>, order: string) => {
    const kinds = Object.keys(sources) as K[]; // the keys of a record of exactly these
    const whole = statements(
      kinds.flatMap((kind) => sources[kind]),
      order,
    );
    const single = new Map<K, Statements>(kinds.map((kind) => [kind, statements(sources[kind], order)]));
    return ({ id, kind, page, pageSize }: RecordQuery<K>, today: PlainDate): Page => {
      const { page: read, count } = (kind !== undefined && single.get(kind)) || whole;
      const rows = read.all({ id, limit: pageSize, offset: (page - 1) * pageSize });
      return { items: rows.map((row) => toRecord(row, today)), total: count.get({ id }) ?? 0 };
    };
  };
  return {
    assigned: reader(assignedSources, 'kind DESC, day NULLS LAST, record_id'),
    done: reader(doneSources, 'day DESC, record_id DESC'),
  };
}

function toRecord(row: Row, today: PlainDate): PersonRecord {
  return {
    kind: row.kind,
    id: row.recordId,
    unit: toUnitInBrief(row, today),
    as: row.parts.split(',') as PersonRecord['as'], // the words of the statements above
    on: row.day,
    detail: row.detail,
  };
}
