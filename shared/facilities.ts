import { z } from 'zod';
import { query } from './contract/define.ts';
import { PlainDate } from './dates.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';

const identity = {
  id: RecordId,
  name: z.string(),
  fullName: z.string().nullable(),
  address: z.string().nullable(),
  active: z.boolean(),
};

/** Units of a facility by their state today; each unit is in one. REMS 2.3. */
const UnitCounts = z.object({ inService: z.int(), planned: z.int(), notCovered: z.int(), retired: z.int() });
export type FacilityUnitCounts = z.infer<typeof UnitCounts>;

/** What is due at a facility: units in service, each counted once by its most urgent obligation. */
const DueCounts = z.object({
  overdue: z.int(),
  /** Within 90 days, today included. */
  upcoming: z.int(),
  neverTested: z.int(),
  /** The limit that has passed longest ago; null where nothing is overdue. */
  overdueSince: PlainDate.nullable(),
  /** The earliest limit that has not passed, today included. */
  nextLimitOn: PlainDate.nullable(),
});

/** A facility as lists show it. */
export const FacilityInBrief = z.object({
  ...identity,
  departments: z.int(),
  rooms: z.int(),
  units: UnitCounts,
  due: DueCounts,
});
export type FacilityInBrief = z.infer<typeof FacilityInBrief>;

/** A facility with what belongs to it. */
export const FacilityDetail = z.object({
  ...identity,
  version: RowVersion,
  mergedIntoId: RecordId.nullable(),
  mergedIntoName: z.string().nullable(),
  units: UnitCounts,
  due: DueCounts,
  /** Those that were entered, and those that units here name without; `listed` tells them apart. */
  departments: z.array(
    z.object({ id: RecordId, name: z.string(), active: z.boolean(), listed: z.boolean(), units: z.int() }),
  ),
  /** Rooms of the list (id), and texts of units that no room of the list has (id null); the first 500 by name. */
  rooms: z.array(
    z.object({
      id: RecordId.nullable(),
      name: z.string(),
      active: z.boolean(),
      departmentName: z.string().nullable(),
      units: z.int(),
    }),
  ),
  roomTotal: z.int(),
  people: z.int(),
  registrations: z.int(),
});
export type FacilityDetail = z.infer<typeof FacilityDetail>;

/** Somebody who is named by units of a facility, and by how many in which part. */
export const FacilityPerson = z.object({
  id: RecordId,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  active: z.boolean(),
  contactOf: z.int(),
  supervisorOf: z.int(),
  physicianOf: z.int(),
});
export type FacilityPerson = z.infer<typeof FacilityPerson>;

/** What the units of a facility are registered under, one row a unit. */
export const FacilityRegistration = z.object({
  unitId: RecordId,
  className: z.string(),
  model: z.string().nullable(),
  serialNumber: z.string().nullable(),
  room: z.string().nullable(),
  retired: z.boolean(),
  meFacilityNumber: z.string().nullable(),
  meRegistrationNumber: z.string().nullable(),
  /** REMS 2.6. */
  meFacilityRegistration: z.string().nullable(),
  stateRegistrationNumber: z.string().nullable(),
  stateRegistrationExpiresOn: PlainDate.nullable(),
});
export type FacilityRegistration = z.infer<typeof FacilityRegistration>;

const page = z.strictObject({ id: RecordId, ...Paging });

/** Facilities as places where units, people and registrations are; names are changed among the lookups. */
export const facilitiesContract = {
  list: query({
    access: 'equipment:read',
    summary: 'Facilities by name with what stands and is due there; the units that are counted are all of them.',
    input: z.strictObject({ search: Search.optional(), includeInactive: z.boolean().optional(), ...Paging }),
    output: z.object({ items: z.array(FacilityInBrief), total: z.int() }),
  }),
  get: query({
    access: 'equipment:read',
    summary: 'One facility with departments, rooms and counts.',
    input: z.strictObject({ id: RecordId }),
    output: FacilityDetail,
  }),
  people: query({
    access: 'people:read',
    summary: 'Contacts, supervisors and physicians of the units of a facility, by name.',
    input: page,
    output: z.object({ items: z.array(FacilityPerson), total: z.int() }),
  }),
  registrations: query({
    access: 'equipment:read',
    summary:
      'Maine and state registrations of the units of a facility; those that expire first come first, retired units last.',
    input: page,
    output: z.object({ items: z.array(FacilityRegistration), total: z.int() }),
  }),
};
