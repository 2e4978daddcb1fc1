import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { Identity, identityFields, patientFields, SexCode } from './identity-fields.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';
import { barsAt, LabelDots, LabelSize } from './patient-labels.ts';
import { Reason } from './reason.ts';
import { RegistrySettings } from './registry-settings.ts';

/** A patient as lists show it: nothing of the identity. */
export const Patient = z.object({
  id: RecordId,
  identifier: z.string(),
  studyId: RecordId,
  studyName: z.string(),
  sex: z.string(),
  createdAt: Instant,
  /** Name of the account. */
  createdBy: z.string(),
  /** Whether the caller created it. */
  own: z.boolean(),
  state: z.enum(['active', 'archived']),
  archived: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** False: the identity does not decrypt; its page leads to the recovery page. */
  readable: z.boolean(),
  version: RowVersion,
});
export type Patient = z.infer<typeof Patient>;

/** Keys that patients sort by; ties go by id, newest first. Identities cannot be sorted by: they are stored encrypted. */
export const patientSortKeys = ['identifier', 'study', 'sex', 'created', 'creator', 'state'] as const;
export type PatientSortKey = (typeof patientSortKeys)[number];

/** Which patients; what is absent does not filter. */
export const PatientFilters = z.strictObject({
  studyId: z.array(RecordId).max(200).optional(),
  sex: z.array(SexCode).max(20).optional(),
  /** Only those that the caller created. */
  own: z.boolean().optional(),
  /** Account ids of creators. */
  createdById: z.array(RecordId).max(200).optional(),
  /** Days of creation on the workstation, both included. */
  createdFrom: PlainDate.optional(),
  createdTo: PlainDate.optional(),
  /** Archived ones too; off by default. */
  includeArchived: z.boolean().optional(),
});
export type PatientFilters = z.infer<typeof PatientFilters>;

/** Which patients, in which order: of the list, its export and its print. `search`: fragments of the identifier, a whole IPP, beginnings of names, a birth date. */
const patientChoice = {
  search: Search.optional(),
  filters: PatientFilters.optional(),
  sort: z
    .array(z.strictObject({ key: z.enum(patientSortKeys), descending: z.boolean().default(false) }))
    .max(6)
    .optional(),
} as const;

/** A patient's identity, as it was revealed; null where it does not decrypt. */
export const Revealed = z.object({ id: RecordId, identity: Identity.nullable() });
export type Revealed = z.infer<typeof Revealed>;

/** How many identities one act reveals at most. */
const mostRevealed = 200;

/** By what an entry may be a patient that is known: the hospital number, or both names with the birth date. */
export const duplicateKinds = ['ipp', 'name'] as const;

/**
 * Patients that an entry may be. `known`: those that the caller may see. `hidden`: there is one that the caller may not see; nothing else
 * is said of it, and a review can be asked for.
 */
export const Duplicates = z.object({
  known: z.array(
    z.object({
      id: RecordId,
      identifier: z.string(),
      studyName: z.string(),
      by: z.enum(duplicateKinds),
      /** In the same study: an IPP is then refused. */
      sameStudy: z.boolean(),
      /** Set aside because it does not decrypt: its page does not open, and the page of unreadable records puts it back. */
      aside: z.boolean(),
    }),
  ),
  hidden: z.boolean(),
});
export type Duplicates = z.infer<typeof Duplicates>;

/** What happened to a patient's record: who, when, why and which fields; no values. */
export const PatientChange = z.object({
  id: RecordId,
  at: Instant,
  by: z.string(),
  kind: z.enum(['created', 'corrected', 'archived', 'restored']),
  reason: z.string().nullable(),
  fields: z.array(z.string()),
});
export type PatientChange = z.infer<typeof PatientChange>;

const studyId = RecordId.optional();

/** The records of patients. Whoever holds the rights sees their own patients, and all of studies of which they are investigators. */
export const patientRecordsContract = {
  choices: query({
    access: 'patients:read',
    summary:
      'What the form and the filters offer: studies of the caller, sexes, creators, and whether a look needs a reason.',
    input: z.strictObject({}),
    output: z.object({
      studies: z.array(
        z.object({
          id: RecordId,
          name: z.string(),
          prefix: z.string(),
          /** Whether the caller creates patients in it, sees all of it. */
          mayCreate: z.boolean(),
          seesAll: z.boolean(),
          active: z.boolean(),
        }),
      ),
      /** The study that is meant where none is named; null when it is not one of the caller's. */
      defaultStudyId: RecordId.nullable(),
      sexes: z.array(z.object({ code: z.string(), label: z.string().nullable(), labelFr: z.string().nullable() })),
      creators: z.array(z.object({ id: RecordId, name: z.string() })),
      revealReason: RegistrySettings.shape.revealReason,
    }),
  }),
  preview: query({
    access: 'patients:create',
    summary: 'The identifier that the next patient of the study would get now. Reserves nothing.',
    input: z.strictObject({ studyId }),
    output: z.object({ identifier: z.string(), studyId: RecordId, temporary: z.literal(true) }),
  }),
  // It changes no patient; it is a mutation so that it is on record, as a search, and no identity stands in a cached query.
  duplicates: mutation({
    access: 'patients:create',
    summary: 'Patients that an entry may be, as far as the caller may see them.',
    input: z.strictObject({ studyId, ...z.strictObject(identityFields).partial().shape }),
    output: Duplicates,
  }),
  create: mutation({
    access: 'patients:create',
    summary:
      'Creates a patient under the next identifier of its study. CONFLICT with `details.duplicates` when the IPP is known in the study, when names and birth date are known (unless `anotherPerson` says why it is somebody else), or when a patient whom the caller may not see may be meant.',
    input: z.strictObject({ studyId, ...patientFields, anotherPerson: Reason.optional() }),
    output: z.object({ id: RecordId, identifier: z.string() }),
  }),
  list: query({
    access: 'patients:read',
    summary: 'The patients that the caller may see, newest first, without their identities.',
    input: z.strictObject({ ...patientChoice, ...Paging }),
    output: z.object({ items: z.array(Patient), total: z.int() }),
  }),
  get: query({
    access: 'patients:read',
    summary: 'One patient, without the identity.',
    input: z.strictObject({ id: RecordId }),
    output: Patient,
  }),
  reveal: mutation({
    access: 'patients:read',
    byToken: false,
    summary: 'The identities of some patients; each look is on record.',
    input: z.strictObject({ ids: z.array(RecordId).min(1).max(mostRevealed), reason: Reason.optional() }),
    output: z.object({ items: z.array(Revealed) }),
  }),
  changes: query({
    access: 'patients:read',
    summary: 'What happened to a patient’s record, newest first, without values.',
    input: z.strictObject({ id: RecordId, ...Paging }),
    output: z.object({ items: z.array(PatientChange), total: z.int() }),
  }),
  revealChange: mutation({
    access: 'patients:read',
    byToken: false,
    summary: 'The values before and after one correction; the look is on record.',
    input: z.strictObject({ id: RecordId, changeId: RecordId, reason: Reason.optional() }),
    output: z.object({
      fields: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })).nullable(),
    }),
  }),
  correct: mutation({
    access: 'patients:create',
    summary: 'Corrects the fields that are sent; old values stay readable. The identifier never changes.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      reason: Reason,
      anotherPerson: Reason.optional(),
      ...z.strictObject(patientFields).partial().shape,
    }),
    output: Patient,
  }),
  archive: mutation({
    access: 'patients:create',
    summary: 'Takes a patient out of the list; nothing is deleted.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Patient,
  }),
  restore: mutation({
    access: 'patients:create',
    summary: 'Brings an archived patient back into the list.',
    input: z.strictObject({ id: RecordId, version: RowVersion }),
    output: Patient,
  }),
  export: mutation({
    access: 'patients:read',
    stepUp: true,
    byToken: false,
    summary: 'The list as a file, with identities if asked for; every row says who took it and when.',
    input: z.strictObject({ ...patientChoice, ...FileForm, identities: z.boolean(), reason: Reason.optional() }),
    output: DownloadTicket,
  }),
  printList: mutation({
    access: 'patients:read',
    stepUp: true,
    byToken: false,
    summary: 'The list as a PDF, with identities if asked for, across which stands who printed it and when.',
    input: z.strictObject({
      ...patientChoice,
      identities: z.boolean(),
      reason: Reason.optional(),
      language: z.enum(['en', 'fr']),
    }),
    output: DownloadTicket,
  }),
  printLabel: mutation({
    access: 'patients:read',
    summary:
      'One label with the identifier, its QR code and, where it can be read, its bar code, without the identity, in exact millimetres: of a size, or on the roll of a printer that was set up, whose offset is made up for.',
    input: z.strictObject({
      id: RecordId,
      size: LabelSize.optional(),
      /** Instead of a size. */
      printerId: RecordId.optional(),
      dots: LabelDots.default(203),
    }),
    output: DownloadTicket,
  }),
  labels: query({
    access: 'patients:read',
    summary: 'The labels that one can be printed on, and at which resolutions the bar code can be read there.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      sizes: z.array(z.object({ size: LabelSize, barsAt })),
      printers: z.array(z.object({ id: RecordId, name: z.string(), labels: z.string(), barsAt })),
    }),
  }),
};
