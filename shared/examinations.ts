import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';
import { Reason } from './reason.ts';
import { TestOutcome, TestType } from './test-types.ts';

/**
 * Dose quantities of an examination, each with the units it is given in, the usual one first: dose-area product, air kerma at the reference
 * point, entrance-surface air kerma, volume CT dose index, dose-length product, average glandular dose, administered activity, fluoroscopy time.
 * Source: IEC 60601-2-43 and -2-44, ICRU 74, EUREF.
 */
export const doseQuantities = {
  DAP: ['Gy·cm²', 'mGy·cm²', 'cGy·cm²', 'µGy·m²'],
  RAK: ['mGy', 'Gy'],
  ESAK: ['mGy', 'µGy'],
  CTDIvol: ['mGy'],
  DLP: ['mGy·cm'],
  AGD: ['mGy'],
  activity: ['MBq', 'GBq'],
  'fluoroscopy-time': ['min', 's'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type DoseQuantity = keyof typeof doseQuantities;

const quantityNames = Object.keys(doseQuantities);

/** A dose quantity with its value and the unit it was given in; nothing is converted. */
export const Dose = z
  .strictObject({
    quantity: z.string().refine((text): text is DoseQuantity => quantityNames.includes(text), 'Choose a quantity.'),
    value: z.number().min(0, 'A dose is not negative.').max(1e9),
    unit: z.string(),
  })
  .refine(({ quantity, unit }) => unitsOf(quantity).includes(unit), {
    path: ['unit'],
    message: 'Choose one of the units of this quantity.',
  });
export type Dose = z.infer<typeof Dose>;

/** The units in which a quantity is given, the usual one first; none for a name that is no quantity. */
export function unitsOf(quantity: string): readonly string[] {
  return Object.entries(doseQuantities).find(([name]) => name === quantity)?.[1] ?? [];
}

/** What may be entered of an examination. */
const examinationFields = {
  unitId: RecordId,
  /** The day of the examination, not after today. */
  on: PlainDate,
  procedure: z.string().trim().min(1, 'Type the procedure.').max(200, 'At most 200 characters.'),
  dose: Dose.nullable(),
  /** Stored encrypted, since people write names there. */
  note: z.string().trim().max(1000, 'At most 1000 characters.').nullable(),
} as const;

/** A unit as the registry shows it: enough to find the machine and to judge its last survey. */
export const ExaminedUnit = z.object({
  id: RecordId,
  /** Maker and model; the asset number, the serial number or the id where they are not known. */
  label: z.string(),
  className: z.string(),
  facilityName: z.string().nullable(),
  room: z.string().nullable(),
  /** A blocking finding is open: the unit must not be used. */
  doNotUse: z.boolean(),
  retired: z.boolean(),
});
export type ExaminedUnit = z.infer<typeof ExaminedUnit>;

/**
 * Types of surveys that say nothing of how a machine radiates: drawings, letters to the regulator and its removal. They never stand for
 * the survey before or after an examination.
 */
export const silentTestTypes = ['Shielding Design', 'Submission', 'Retire'] as const satisfies readonly TestType[];

/** A survey that speaks for the machine on a day. */
export const SpeakingSurvey = z.object({
  id: RecordId,
  on: PlainDate,
  type: TestType,
  outcome: TestOutcome.nullable(),
});
export type SpeakingSurvey = z.infer<typeof SpeakingSurvey>;

/** An examination of a patient on a unit. */
export const Examination = z.object({
  id: RecordId,
  version: RowVersion,
  patient: z.object({ id: RecordId, identifier: z.string() }),
  unit: ExaminedUnit,
  on: PlainDate,
  procedure: z.string(),
  dose: z.object({ quantity: z.string(), value: z.number(), unit: z.string() }).nullable(),
  /** Null in lists of a unit, and where it does not decrypt (`noteReadable` is false then). */
  note: z.string().nullable(),
  noteReadable: z.boolean(),
  /** The last survey of the unit on or before the day, and the first one after it. */
  surveyBefore: SpeakingSurvey.nullable(),
  surveyAfter: SpeakingSurvey.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  voided: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Examination = z.infer<typeof Examination>;

const ExaminationPage = z.object({ items: z.array(Examination), total: z.int() });
const { unitId, ...ofPatient } = examinationFields;

/** Which machine examined whom: of patients that the caller may see. */
export const examinationsContract = {
  ofPatient: query({
    access: 'patients:read',
    byToken: false,
    summary: 'Examinations of a patient, newest first, with the surveys of the units around those days.',
    input: z.strictObject({ patientId: RecordId, includeVoided: z.boolean().optional(), ...Paging }),
    output: ExaminationPage,
  }),
  ofUnit: query({
    access: 'patients:read',
    summary: 'Examinations on a unit of patients that the caller may see, by identifier, newest first, without notes.',
    input: z.strictObject({
      unitId: RecordId,
      from: PlainDate.optional(),
      to: PlainDate.optional(),
      ...Paging,
    }),
    output: ExaminationPage,
  }),
  units: query({
    access: 'patients:read',
    summary: 'Units to choose from, by any word of them; retired ones too, since examinations lie in the past.',
    input: z.strictObject({ search: Search.optional(), ...Paging }),
    output: z.object({ items: z.array(ExaminedUnit), total: z.int() }),
  }),
  create: mutation({
    access: 'patients:create',
    summary: 'Puts an examination on record.',
    input: z.strictObject({ patientId: RecordId, ...examinationFields }),
    output: Examination,
  }),
  update: mutation({
    access: 'patients:create',
    summary: 'Changes the fields that are sent.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      unitId: unitId.optional(),
      ...z.strictObject(ofPatient).partial().shape,
    }),
    output: Examination,
  }),
  void: mutation({
    access: 'patients:create',
    summary: 'Takes an examination back that was entered by mistake; it stays readable.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Examination,
  }),
  unvoid: mutation({
    access: 'patients:create',
    summary: 'Brings back an examination that was taken back.',
    input: z.strictObject({ id: RecordId, version: RowVersion }),
    output: Examination,
  }),
};
