import type { PlainDate } from '../../shared/dates.ts';
import type { FacilityPerson, FacilityUnitCounts } from '../../shared/facilities.ts';
import { naturalOrder } from '../../shared/natural-order.ts';
import { searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Slice } from '../database/query-builder.ts';

/** A facility as it is stored. */
export interface FacilityRow {
  readonly id: number;
  readonly name: string;
  readonly fullName: string | null;
  readonly address: string | null;
  readonly active: 0 | 1;
  readonly version: number;
  readonly mergedIntoId: number | null;
  readonly mergedIntoName: string | null;
  readonly departments: number;
  readonly rooms: number;
}

/** What stands and is due at a facility, counted in one reading. */
export interface FacilityCounts extends FacilityUnitCounts {
  readonly id: number;
  readonly overdue: number;
  readonly upcoming: number;
  readonly neverTested: number;
  readonly overdueSince: PlainDate | null;
  readonly nextLimitOn: PlainDate | null;
}

/** What a list of facilities asks for. */
export interface FacilityQuery {
  readonly search?: string | undefined;
  readonly includeInactive?: boolean | undefined;
}

const select = `SELECT f.id, f.name, f.full_name AS fullName, f.address, f.active, f.version, f.merged_into AS mergedIntoId,
  (SELECT name FROM facilities i WHERE i.id = f.merged_into) AS mergedIntoName,
  (SELECT count(*) FROM facility_departments d WHERE d.facility_id = f.id) AS departments,
  (SELECT count(*) FROM rooms r WHERE r.facility_id = f.id AND r.active = 1) AS rooms
  FROM facilities f`;

/** Every word occurs in the name or the full name; with `@inactive` the deactivated ones too. */
const matching = `WHERE (@inactive = 1 OR f.active = 1) AND NOT EXISTS (
  SELECT 1 FROM json_each(@words) w WHERE instr(f.name_folded || ' ' || coalesce(f.full_name_folded, ''), w.value) = 0)`;

// The states of REMS 2.3, each unit in the first that applies.
const retired = '(u.retired = 1 OR coalesce(u.retired_on <= @today, 0))';
const inService = `(NOT ${retired} AND u.planned = 0 AND u.physics_covered = 1)`;
const counts = `
  sum(${retired}) AS retired,
  sum(NOT ${retired} AND u.planned = 1) AS planned,
  sum(NOT ${retired} AND u.planned = 0 AND u.physics_covered = 0) AS notCovered,
  sum(${inService}) AS inService,
  sum(${inService} AND coalesce(u.next_limit_on < @today, 0)) AS overdue,
  sum(${inService} AND coalesce(u.next_limit_on BETWEEN @today AND date(@today, '+90 days'), 0)) AS upcoming,
  sum(${inService} AND u.never_tested = 1 AND coalesce(u.next_limit_on > date(@today, '+90 days'), 1)) AS neverTested,
  min(CASE WHEN ${inService} AND u.next_limit_on < @today THEN u.next_limit_on END) AS overdueSince,
  min(CASE WHEN ${inService} AND u.next_limit_on >= @today THEN u.next_limit_on END) AS nextLimitOn`;

const namedPeople = ['contact', 'supervisor', 'physician']
  .map(
    (part) =>
      `SELECT ${part}_id AS person, ${['contact', 'supervisor', 'physician']
        .map((other) => `${other === part ? 1 : 0} AS ${other}`)
        .join(', ')} FROM units WHERE facility_id = @id AND ${part}_id IS NOT NULL`,
  )
  .join(' UNION ALL ');

const registered = `WHERE u.facility_id = @id AND coalesce(u.me_facility_number, u.me_registration_number, u.state_registration_number,
  u.state_registration_expires_on) IS NOT NULL`;

/** A row of what units are registered under; flags as SQLite has them. */
export interface RegistrationRow {
  readonly unitId: number;
  readonly className: string;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly room: string | null;
  readonly retired: 0 | 1;
  readonly meFacilityNumber: string | null;
  readonly meRegistrationNumber: string | null;
  readonly meFacilityRegistration: string | null;
  readonly stateRegistrationNumber: string | null;
  readonly stateRegistrationExpiresOn: string | null;
}

/** Reads facilities as places. */
export function createFacilitiesRepository(db: Db) {
  const names = db.prepare<unknown[], { id: number; name: string }>(
    `SELECT f.id, f.name FROM facilities f ${matching} ORDER BY f.id`,
  );
  const many = db.prepare<[string], FacilityRow>(
    `${select} JOIN json_each(?) page ON page.value = f.id ORDER BY page.key`,
  );
  const count = db.prepare<unknown[], number>(`SELECT count(*) FROM facilities f ${matching}`).pluck();
  const one = db.prepare<[number], FacilityRow>(`${select} WHERE f.id = ?`);
  const countsOfOne = db.prepare<[{ id: number; today: PlainDate }], FacilityCounts>(
    `SELECT u.facility_id AS id, ${counts} FROM units u WHERE u.facility_id = @id GROUP BY u.facility_id`,
  );
  // For many facilities this index, which holds all that is counted, is read faster from end to end than their units one by one.
  const countsOfMany = db.prepare<[{ ids: string; today: PlainDate }], FacilityCounts>(
    `SELECT u.facility_id AS id, ${counts} FROM units u INDEXED BY units_clock
     WHERE +u.facility_id IN (SELECT value FROM json_each(@ids)) GROUP BY +u.facility_id`,
  );
  const departments = db.prepare<
    [{ id: number }],
    { id: number; name: string; active: 0 | 1; listed: 0 | 1; units: number }
  >(
    `SELECT d.id, d.name, d.active, l.department_id IS NOT NULL AS listed, coalesce(c.units, 0) AS units
     FROM departments d
       LEFT JOIN facility_departments l ON l.department_id = d.id AND l.facility_id = @id
       LEFT JOIN (SELECT department_id, count(*) AS units FROM units WHERE facility_id = @id GROUP BY 1) c ON c.department_id = d.id
     WHERE l.department_id IS NOT NULL OR c.units > 0 ORDER BY d.id`,
  );
  const rooms = db.prepare<[number], { id: number; name: string; active: 0 | 1; departmentName: string | null }>(
    `SELECT r.id, r.name, r.active, d.name AS departmentName
     FROM rooms r LEFT JOIN departments d ON d.id = r.department_id WHERE r.facility_id = ? ORDER BY r.id`,
  );
  const roomTexts = db.prepare<[number], { room: string; units: number }>(
    'SELECT room, count(*) AS units FROM units WHERE facility_id = ? AND room IS NOT NULL GROUP BY room',
  );
  const people = db.prepare<unknown[], Omit<FacilityPerson, 'active'> & { active: 0 | 1 }>(
    `SELECT p.id, p.name, p.email, p.phone, p.active,
       sum(x.contact) AS contactOf, sum(x.supervisor) AS supervisorOf, sum(x.physician) AS physicianOf
     FROM (${namedPeople}) x JOIN people p ON p.id = x.person
     GROUP BY p.id ORDER BY p.name_folded, p.id LIMIT @limit OFFSET @offset`,
  );
  const peopleCount = db
    .prepare<[{ id: number }], number>(`SELECT count(DISTINCT person) FROM (${namedPeople})`)
    .pluck();
  const registrations = db.prepare<unknown[], RegistrationRow>(
    `SELECT u.id AS unitId, c.name AS className, u.model, u.serial_number AS serialNumber, u.room, ${retired} AS retired,
       u.me_facility_number AS meFacilityNumber, u.me_registration_number AS meRegistrationNumber,
       u.me_facility_registration AS meFacilityRegistration, u.state_registration_number AS stateRegistrationNumber,
       u.state_registration_expires_on AS stateRegistrationExpiresOn
     FROM units u JOIN classes c ON c.id = u.class_id ${registered}
     ORDER BY ${retired}, u.state_registration_expires_on NULLS LAST, u.id LIMIT @limit OFFSET @offset`,
  );
  const registrationCount = db.prepare<[{ id: number }], number>(`SELECT count(*) FROM units u ${registered}`).pluck();

  const bound = ({ search, includeInactive }: FacilityQuery) => ({
    words: JSON.stringify(searchWords(search)),
    inactive: includeInactive ? 1 : 0,
  });

  return {
    /** By name as people count, which the database cannot: 2 before 10. A clinic has few enough facilities to read all names. */
    list(query: FacilityQuery, { limit, offset }: Slice) {
      const sorted = names.all(bound(query)).toSorted((one, other) => naturalOrder(one.name, other.name));
      return many.all(JSON.stringify(sorted.slice(offset, offset + limit).map(({ id }) => id)));
    },
    count: (query: FacilityQuery) => count.get(bound(query)) ?? 0,
    one: (id: number) => one.get(id),
    countsOfOne: (id: number, today: PlainDate) => countsOfOne.get({ id, today }),
    countsOfMany: (ids: readonly number[], today: PlainDate) =>
      new Map(countsOfMany.all({ ids: JSON.stringify(ids), today }).map((row) => [row.id, row])),
    departments: (id: number) => departments.all({ id }).toSorted((one, other) => naturalOrder(one.name, other.name)),
    rooms: (id: number) => rooms.all(id),
    /** The rooms that units name, as they were typed. */
    roomTexts: (id: number) => roomTexts.all(id),
    people: (id: number, slice: Slice) => people.all({ id, ...slice }),
    peopleCount: (id: number) => peopleCount.get({ id }) ?? 0,
    registrations: (id: number, today: PlainDate, slice: Slice) => registrations.all({ id, today, ...slice }),
    registrationCount: (id: number) => registrationCount.get({ id }) ?? 0,
  };
}

/** The repository of {@link createFacilitiesRepository}. */
export type FacilitiesRepository = ReturnType<typeof createFacilitiesRepository>;
