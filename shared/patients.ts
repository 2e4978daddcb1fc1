import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';
import { Reason } from './reason.ts';

/** A sex by its code: `M`, `F`, or one that the clinic added in the settings of the registry. */
const SexCode = z.string().regex(/^[A-Z]{1,3}$/, 'A code has one to three capital letters.');

/**
 * Text of an identity: trimmed, at least one letter or digit, no line breaks or other control characters, no marks that turn the direction
 * of writing, no halves of characters. What was typed is never repeated in a refusal.
 */
const identityText = (missing: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, 'Only visible characters. Type it again.')
    .regex(/[\p{L}\p{N}]/u, missing);

/** Who somebody is. Encrypted field by field wherever it is stored; never in logs, audit values, notices, titles or file names. */
const identityFields = {
  /** The permanent hospital number. */
  ipp: identityText('Type the hospital number (IPP).', 50),
  firstName: identityText('Type the first name.', 100),
  lastName: identityText('Type the last name.', 100),
  /** Not after today on the workstation. */
  birthDate: PlainDate,
} as const;
export const Identity = z.object(identityFields);
export type Identity = z.infer<typeof Identity>;
/** Names of the fields that are encrypted. */
export type IdentityField = keyof Identity;

/** What is entered of a patient; all five are mandatory. */
export const patientFields = { ...identityFields, sex: SexCode } as const;
export type PatientField = keyof typeof patientFields;

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
const duplicateKinds = ['ipp', 'name'] as const;

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

/** An entry that may be somebody whom the caller may not see; an investigator of the study decides. */
export const PatientReview = z.object({
  id: RecordId,
  version: RowVersion,
  studyId: RecordId,
  studyName: z.string(),
  /** To investigators; null to the asker, who must not learn what it is that is known. */
  by: z.enum(duplicateKinds).nullable(),
  askedAt: Instant,
  askedBy: z.string(),
  state: z.enum(['open', 'same', 'other', 'withdrawn']),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  /** What the investigator said to the asker. */
  answer: z.string().nullable(),
  /** To investigators: the patient that it may be. To the asker: the patient that came of it. Null otherwise. */
  patient: z.object({ id: RecordId, identifier: z.string() }).nullable(),
  /** Whether the caller asked for it. */
  own: z.boolean(),
  /** Whether the caller may decide. */
  mayDecide: z.boolean(),
});
export type PatientReview = z.infer<typeof PatientReview>;

/** Labels for an identifier, width by height in millimetres. */
const LabelSize = z.enum(['50x25', '70x36', '89x36']);

/** Dots to the inch of label printers: bars are whole dots wide, or scanners give up. */
export const labelDots = [203, 300] as const;
const LabelDots = z.literal(labelDots);
export type LabelDots = (typeof labelDots)[number];

/** At which resolutions the bar code of an identifier can be read on a label; elsewhere a larger QR code stands in its place. */
const barsAt = z.array(LabelDots);

/** How the registry works here. */
export const RegistrySettings = z.object({
  /** Beside M and F. */
  furtherSexes: z
    .array(
      z.strictObject({
        code: SexCode,
        label: z.string().trim().min(1).max(50),
        labelFr: z.string().trim().max(50).nullable(),
      }),
    )
    .max(10),
  /** Whether whoever looks at an identity says why. */
  revealReason: z.enum(['none', 'optional', 'required']),
});
export type RegistrySettings = z.infer<typeof RegistrySettings>;

/** What holds until an administrator decides otherwise. */
export const registryDefaults: RegistrySettings = { furtherSexes: [], revealReason: 'none' };

const StoredSettings = RegistrySettings.extend({ version: z.int() });
const studyId = RecordId.optional();

/** The patient registry. Whoever holds the rights sees their own patients, and all of studies of which they are investigators. */
export const patientsContract = {
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
  duplicates: mutation({
    access: 'patients:create',
    unaudited:
      'On record as a search, counted by the minute; it is a mutation so that no identity stands in a cached query.',
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
  askReview: mutation({
    access: 'patients:create',
    summary:
      'Asks the investigators of the study whether an entry is somebody whom they know. The entry is kept encrypted.',
    input: z.strictObject({ studyId, ...patientFields }),
    output: z.object({ id: RecordId }),
  }),
  reviews: query({
    access: 'patients:read',
    byToken: false,
    summary: 'Reviews that the caller asked for or may decide, open ones first.',
    input: z.strictObject({ open: z.boolean().optional(), ...Paging }),
    output: z.object({ items: z.array(PatientReview), total: z.int() }),
  }),
  revealReview: mutation({
    access: 'patients:read',
    byToken: false,
    summary:
      'The entry of an open review, to those who may decide and to the asker; the patient that it may be, to those who may decide. The look is on record.',
    input: z.strictObject({ id: RecordId, reason: Reason.optional() }),
    output: z.object({
      entry: Identity.extend({ sex: z.string() }).nullable(),
      patient: Identity.extend({ sex: z.string() }).nullable(),
    }),
  }),
  decideReview: mutation({
    access: 'patients:read',
    byToken: false,
    summary:
      'Decides a review. `same`: nothing is created, and the asker is told the answer. `other`: the patient is created in the name of the asker, who is told the identifier; for deciders who may create patients.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      decision: z.enum(['same', 'other']),
      answer: z.string().trim().max(500).nullable(),
    }),
    output: PatientReview,
  }),
  withdrawReview: mutation({
    access: 'patients:create',
    byToken: false,
    summary: 'Takes back a review that the caller asked for; its entry is deleted.',
    input: z.strictObject({ id: RecordId, version: RowVersion }),
    output: PatientReview,
  }),
  settings: query({
    access: 'studies:manage',
    summary: 'How the registry works here; version 0 while nobody has changed it.',
    input: z.strictObject({}),
    output: StoredSettings,
  }),
  saveSettings: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary: 'Changes how the registry works; what is absent stays. A sex that patients have cannot be taken away.',
    input: z.strictObject({
      version: z.union([RowVersion, z.literal(0)]),
      ...RegistrySettings.partial().shape,
    }),
    output: StoredSettings,
  }),
};
