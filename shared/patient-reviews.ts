import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Identity, patientFields } from './identity-fields.ts';
import { Paging, RecordId, RowVersion } from './lists.ts';
import { duplicateKinds } from './patient-records.ts';
import { Reason } from './reason.ts';

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

/** Entries that may be somebody whom the asker may not see. */
export const patientReviewsContract = {
  askReview: mutation({
    access: 'patients:create',
    summary:
      'Asks the investigators of the study whether an entry is somebody whom they know. The entry is kept encrypted.',
    input: z.strictObject({ studyId: RecordId.optional(), ...patientFields }),
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
};
