import { z } from 'zod';
import { query } from './contract/define.ts';
import { DocumentEntity } from './documents.ts';
import { Severity } from './findings.ts';
import { RecordId, Search } from './lists.ts';
import { personRoles } from './people.ts';
import { UnitInBrief } from './units.ts';

/** A unit that was found. */
export const UnitHit = z.object({ ...UnitInBrief.shape, assetId: z.string().nullable() });
export type UnitHit = z.infer<typeof UnitHit>;

/** A person that was found. */
export const PersonHit = z.object({
  id: RecordId,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(personRoles)),
  active: z.boolean(),
});
export type PersonHit = z.infer<typeof PersonHit>;

/** A facility that was found. */
export const FacilityHit = z.object({
  id: RecordId,
  name: z.string(),
  fullName: z.string().nullable(),
  active: z.boolean(),
});
export type FacilityHit = z.infer<typeof FacilityHit>;

/** A document that was found by its name, and the record that it hangs on. */
export const DocumentHit = z.object({
  id: RecordId,
  fileName: z.string(),
  contentType: z.string(),
  entity: DocumentEntity,
  entityId: RecordId,
  /** The unit that the record belongs to; null where it belongs to none. */
  unitId: RecordId.nullable(),
  /** What the record is called; null where it is called by its number. */
  of: z.string().nullable(),
});
export type DocumentHit = z.infer<typeof DocumentHit>;

/** A finding that was found by its words. */
export const FindingHit = z.object({
  id: RecordId,
  description: z.string(),
  severity: Severity,
  resolved: z.boolean(),
  unitId: RecordId,
  /** Class and model. */
  unit: z.string(),
});
export type FindingHit = z.infer<typeof FindingHit>;

/** A patient that was found by its identifier; nothing of who it is. */
export const PatientHit = z.object({
  id: RecordId,
  identifier: z.string(),
  studyName: z.string(),
  archived: z.boolean(),
});
export type PatientHit = z.infer<typeof PatientHit>;

const group = <T extends z.ZodType>(hit: T) =>
  z.object({
    items: z.array(hit),
    /** How many match; above a thousand it is a thousand. */
    total: z.int(),
  });

/** The one search over everything. */
export const searchContract = {
  find: query({
    access: 'signed-in',
    byToken: true,
    summary:
      'Units, people, facilities, documents and findings in which every word occurs, and patients in whose identifier it does; case and accents do not matter. The unit of an exact id comes first, then exact serial numbers and asset ids. What the caller may not read is neither found nor counted.',
    input: z.strictObject({
      text: Search.trim().min(1, 'Type what you are looking for.'),
      /** Of each kind. */
      limit: z.int().min(1).max(20).default(6),
    }),
    output: z.object({
      units: group(UnitHit),
      people: group(PersonHit),
      facilities: group(FacilityHit),
      documents: group(DocumentHit),
      findings: group(FindingHit),
      patients: group(PatientHit),
    }),
  }),
};

/** What {@link searchContract} answers. */
export type Found = z.infer<typeof searchContract.find.output>;
