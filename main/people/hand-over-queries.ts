import type { PlainDate } from '../../shared/dates.ts';
import type { HandedOverPart, PersonRecord } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import { toUnitInBrief, type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';

/** Ids of units, of planned bookings (`assignee`) and of open findings (`owner`) that name a person. */
export type HeldRecords = Readonly<Record<HandedOverPart, readonly number[]>>;

/** Records named in a preview. */
const exampleLimit = 20;

/** What can be handed over, on one connection. */
export function createHandOverQueries(db: Db) {
  const units = (column: 'contact_id' | 'supervisor_id' | 'physician_id') =>
    db
      .prepare<[{ id: number; retired: number; today: PlainDate }], number>(
        `SELECT id FROM units WHERE ${column} = @id
         AND (@retired = 1 OR (retired = 0 AND (retired_on IS NULL OR retired_on > @today))) ORDER BY id`,
      )
      .pluck();
  const byContact = units('contact_id');
  const bySupervisor = units('supervisor_id');
  const byPhysician = units('physician_id');
  const bookings = db
    .prepare<[number], number>(`SELECT id FROM bookings WHERE assignee_id = ? AND state = 'planned' ORDER BY id`)
    .pluck();
  const findings = db
    .prepare<[number], number>(
      'SELECT id FROM findings WHERE owner_id = ? AND resolved_on IS NULL AND deleted_at IS NULL ORDER BY id',
    )
    .pluck();
  const brief = (sql: string) =>
    db.prepare<[string], UnitBriefRow & { readonly recordId: number; readonly day: PlainDate | null }>(sql);
  const from = 'JOIN json_each(?) page ON page.value =';
  const unitsInBrief = brief(
    `SELECT u.id AS recordId, NULL AS day, ${unitBriefColumns} FROM units u ${unitBriefJoins} ${from} u.id ORDER BY page.key`,
  );
  const bookingsInBrief = brief(
    `SELECT k.id AS recordId, k.scheduled_on AS day, ${unitBriefColumns} FROM bookings k JOIN units u ON u.id = k.unit_id ${unitBriefJoins}
     ${from} k.id ORDER BY page.key`,
  );
  const findingsInBrief = brief(
    `SELECT k.id AS recordId, k.due_on AS day, ${unitBriefColumns} FROM findings k JOIN units u ON u.id = k.unit_id ${unitBriefJoins}
     ${from} k.id ORDER BY page.key`,
  );

  return {
    held(id: number, includeRetired: boolean, today: PlainDate): HeldRecords {
      const unit = { id, retired: includeRetired ? 1 : 0, today };
      return {
        contact: byContact.all(unit),
        supervisor: bySupervisor.all(unit),
        physician: byPhysician.all(unit),
        assignee: bookings.all(id),
        owner: findings.all(id),
      };
    },

    /** The first records, units before bookings before findings. */
    examples(records: HeldRecords, today: PlainDate): PersonRecord[] {
      const partsOf = new Map<number, PersonRecord['as']>();
      for (const part of ['contact', 'supervisor', 'physician'] as const) {
        for (const id of records[part]) partsOf.set(id, [...(partsOf.get(id) ?? []), part]);
      }
      const first = (ids: readonly number[]) => JSON.stringify(ids.slice(0, exampleLimit));
      const shown =
        (kind: PersonRecord['kind'], as: (id: number) => PersonRecord['as']) =>
        ({ recordId, day, ...row }: ReturnType<typeof unitsInBrief.all>[number]): PersonRecord => ({
          kind,
          id: recordId,
          unit: toUnitInBrief(row, today),
          as: as(recordId),
          on: day,
          detail: null,
        });
      const unitIds = [...partsOf.keys()].toSorted((one, other) => one - other);
      return [
        ...unitsInBrief.all(first(unitIds)).map(shown('unit', (id) => partsOf.get(id) ?? [])),
        ...bookingsInBrief.all(first(records.assignee)).map(shown('booking', () => ['assignee'])),
        ...findingsInBrief.all(first(records.owner)).map(shown('finding', () => ['owner'])),
      ].slice(0, exampleLimit);
    },
  };
}
