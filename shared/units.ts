import { z } from 'zod';
import { unitStates } from './equipment.ts';
import { RecordId } from './lists.ts';

/** What a list about something else shows of a unit: enough to know which one stands in which room. */
export const UnitInBrief = z.object({
  id: RecordId,
  className: z.string(),
  subclassName: z.string().nullable(),
  manufacturerName: z.string().nullable(),
  model: z.string().nullable(),
  serialNumber: z.string().nullable(),
  facilityId: RecordId.nullable(),
  facilityName: z.string().nullable(),
  departmentName: z.string().nullable(),
  room: z.string().nullable(),
  meFacilityRegistration: z.string().nullable(),
  installedOn: z.string().nullable(),
  state: z.enum(unitStates),
  /** A blocking finding is open: the unit must not be used. */
  doNotUse: z.boolean(),
});
export type UnitInBrief = z.infer<typeof UnitInBrief>;
