import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { CustomChange, CustomSortKey, CustomValues } from './custom-values.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { isApplicationEntityTitle, isIpAddress } from './identifiers.ts';
import { Paging, RecordId, RowVersion, Search, UnitFilters } from './lists.ts';

/** The five audit frequencies of REMS files, in their order there. */
export const auditFrequencies = ['Quarterly', 'Semiannual', 'Annual - ACR', 'Annual - TJC', 'Annual - ME'] as const;
export type AuditFrequency = (typeof auditFrequencies)[number];

/** Whether replacing the unit is a replacement or an upgrade. */
export const capitalTypes = ['Replacement', 'Upgrade'] as const;

/** States of a unit; each unit is in the first that applies: retired, planned, not covered by physics, in service. */
export const unitStates = ['in-service', 'planned', 'not-covered', 'retired'] as const;
export type UnitState = (typeof unitStates)[number];

const text = (max: number) => z.string().max(max, `At most ${max} characters.`).nullable();
const date = PlainDate.nullable();
const aeTitle = z
  .string()
  .max(16, 'An AE title has at most 16 characters.')
  .refine(
    isApplicationEntityTitle,
    'An AE title has letters, digits and signs, without accents and without a backslash.',
  )
  .nullable();
const ipAddress = z
  .string()
  .max(45)
  .refine(isIpAddress, 'Type an address such as 10.20.30.40 or fd00::1:20.')
  .nullable();
const reference = RecordId.nullable();

/**
 * What a person may enter about a unit (REMS 1.1). Texts are stored trimmed, blank as null. Costs are whole thousands of US dollars,
 * null = unknown. Flags with three values: null = not applicable.
 */
export const unitFields = {
  classId: RecordId,
  subclassId: reference,
  manufacturerId: reference,
  departmentId: reference,
  facilityId: reference,
  contactId: reference,
  supervisorId: reference,
  physicianId: reference,
  model: text(200),
  room: text(100),
  phone: text(20),
  assetId: text(100),
  serialNumber: text(200),
  /** State of Maine facility and registration numbers. */
  meFacilityNumber: text(100),
  meRegistrationNumber: text(100),
  /** The manufacturer's system id. */
  manufacturerSystemId: text(100),
  manufacturedOn: date,
  refurbishedOn: date,
  installedOn: date,
  /** Explicit end of life; overrides the estimate. */
  endOfLifeOn: date,
  retiredOn: date,
  retired: z.boolean(),
  planned: z.boolean(),
  physicsCovered: z.boolean(),
  /** Empty stays empty: there is no default frequency. */
  auditFrequencies: z.array(z.enum(auditFrequencies)).max(auditFrequencies.length),
  acrSiteId: text(100),
  acrUnitId: text(100),
  radiologyOwned: z.boolean().nullable(),
  replacementFunded: z.boolean().nullable(),
  capitalCost: z.int().min(0, 'A cost is 0 or more, in thousands of dollars.').max(1_000_000).nullable(),
  capitalYear: z.int().min(1900).max(2100).nullable(),
  capitalType: z.enum(capitalTypes),
  capitalNote: text(140),
  notes: text(20_000),
  softwareVersion: text(100),
  /** DICOM application entity title: at most 16 characters. */
  aeTitle,
  stationName: text(64),
  /** IPv4 or IPv6. */
  ipAddress,
  warrantyUntil: date,
  serviceSupplier: text(200),
  serviceContractNumber: text(100),
  serviceContractUntil: date,
  stateRegistrationNumber: text(100),
  stateRegistrationExpiresOn: date,
  /** The day from which the maker supports it no more. */
  endOfSupportOn: date,
  /** The unit that this one belongs to; units never belong to each other in a ring. */
  parentId: reference,
} as const;

/** Names of the fields of {@link unitFields}. */
export type UnitField = keyof typeof unitFields;

const { classId, ...optionalFields } = unitFields;

/** A new unit: only the class is required. */
export const NewUnit = z.strictObject({
  classId,
  ...z.strictObject(optionalFields).partial().shape,
  custom: CustomChange.optional(),
});
export type NewUnit = z.infer<typeof NewUnit>;

/** A partial change: a field that is not sent is not touched. */
export const UnitChange = z.strictObject({
  id: RecordId,
  version: RowVersion,
  ...z.strictObject(unitFields).partial().shape,
  /** Values of fields that the clinic defined, by their ids. */
  custom: CustomChange.optional(),
});
export type UnitChange = z.infer<typeof UnitChange>;

/** Something about a stored unit that a person should look at; it never blocks saving. */
export const UnitWarning = z.object({
  field: z.string(),
  code: z.enum([
    'before-manufacture',
    'before-installation',
    'after-retirement',
    'retired-without-date',
    'subclass-of-other-class',
    'in-future',
    'expired',
    'parts-in-service',
  ]),
});
export type UnitWarning = z.infer<typeof UnitWarning>;

/** A unit as every screen sees it: the stored fields, the names behind the ids, and what is derived from them. */
export const Unit = z.object({
  id: RecordId,
  version: RowVersion,
  ...unitFields,
  className: z.string(),
  subclassName: z.string().nullable(),
  manufacturerName: z.string().nullable(),
  departmentName: z.string().nullable(),
  facilityName: z.string().nullable(),
  facilityFullName: z.string().nullable(),
  facilityAddress: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  supervisorName: z.string().nullable(),
  supervisorEmail: z.string().nullable(),
  supervisorPhone: z.string().nullable(),
  physicianName: z.string().nullable(),
  physicianEmail: z.string().nullable(),
  physicianPhone: z.string().nullable(),
  /** Class, model and serial number of the unit that it belongs to. */
  parentLabel: z.string().nullable(),
  /** How many units belong to it. */
  childCount: z.int(),
  /** Derived from the two Maine numbers, REMS 2.6. */
  meFacilityRegistration: z.string().nullable(),
  /** Latest of refurbished, installed, manufactured, plus the subclass's lifetime; REMS 2.5. */
  estimatedEndOfLifeOn: PlainDate.nullable(),
  /** The subclass's cost, thousands of US dollars. */
  estimatedCost: z.int().nullable(),
  state: z.enum(unitStates),
  /** The earliest limit of the obligations that hold today; null without one, and while the unit is not in service (its clocks are suspended). */
  nextLimitOn: PlainDate.nullable(),
  /** An obligation that holds today was never fulfilled; false while the unit is not in service. */
  neverTested: z.boolean(),
  /** Whether the unit is under any obligation today. */
  hasObligations: z.boolean(),
  /** A blocking finding is open: the unit must not be used. */
  doNotUse: z.boolean(),
  /** Values of fields that the clinic defined. */
  custom: CustomValues,
  warnings: z.array(UnitWarning),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Unit = z.infer<typeof Unit>;

/** Keys that the list sorts by. Blanks come last in both directions; ties go by id. */
export const unitSortKeys = [
  'id',
  'className',
  'subclassName',
  'manufacturerName',
  'departmentName',
  'facilityName',
  'contactName',
  'supervisorName',
  'physicianName',
  'model',
  'room',
  'phone',
  'assetId',
  'serialNumber',
  'meFacilityNumber',
  'meRegistrationNumber',
  'meFacilityRegistration',
  'manufacturerSystemId',
  'manufacturedOn',
  'refurbishedOn',
  'installedOn',
  'endOfLifeOn',
  'retiredOn',
  'acrSiteId',
  'acrUnitId',
  'radiologyOwned',
  'replacementFunded',
  'capitalCost',
  'capitalYear',
  'capitalType',
  'softwareVersion',
  'aeTitle',
  'stationName',
  'ipAddress',
  'warrantyUntil',
  'serviceSupplier',
  'serviceContractNumber',
  'serviceContractUntil',
  'stateRegistrationNumber',
  'stateRegistrationExpiresOn',
  'endOfSupportOn',
  'parentLabel',
  'nextLimitOn',
  'updatedAt',
] as const;
export type UnitSortKey = (typeof unitSortKeys)[number];

/** By what a list of units is sorted, the weightiest first. */
export const UnitSort = z
  .array(z.strictObject({ by: z.union([z.enum(unitSortKeys), CustomSortKey]), direction: z.enum(['asc', 'desc']) }))
  .max(3);

const listInput = { search: Search.optional(), filters: UnitFilters.optional(), sort: UnitSort.optional() };

/** Columns of a list export: any field of {@link Unit}, or `cf_` and the id of a field of the clinic, under the heading the screen shows. */
const ShownColumn = z.strictObject({ key: z.string().max(60), label: z.string().max(120) });

/** Fields that "clone" copies into a new unit's form; identity, dates, costs and notes are not copied (REMS 3.3). */
export const clonedFields = [
  'classId',
  'subclassId',
  'manufacturerId',
  'model',
  'departmentId',
  'facilityId',
  'contactId',
  'supervisorId',
  'physicianId',
  'physicsCovered',
  'auditFrequencies',
  'acrSiteId',
  'meFacilityNumber',
  'radiologyOwned',
  'capitalType',
] as const satisfies readonly UnitField[];

/** The inventory. */
export const equipmentContract = {
  list: query({
    access: 'equipment:read',
    summary: 'Units that match search and filters, a page at a time.',
    input: z.strictObject({ ...listInput, ...Paging }),
    output: z.object({ items: z.array(Unit), total: z.int() }),
  }),
  get: query({ access: 'equipment:read', summary: 'One unit.', input: z.strictObject({ id: RecordId }), output: Unit }),
  create: mutation({
    access: 'equipment:write',
    summary: 'Adds a unit; only the class is required.',
    input: NewUnit,
    output: Unit,
  }),
  update: mutation({
    access: 'equipment:write',
    summary: 'Changes the fields that are sent. Retiring without a date takes today; un-retiring clears the date.',
    input: UnitChange,
    output: Unit,
  }),
  export: mutation({
    access: 'equipment:export',
    summary:
      "Answers a ticket for a CSV file or a workbook: REMS's 47 columns and those that it does not know, or exactly the columns on screen, of what search and filters match.",
    input: z.strictObject({
      ...listInput,
      layout: z.discriminatedUnion('kind', [
        /** `template`: its header only. */
        z.strictObject({ kind: z.literal('rems'), template: z.boolean().optional() }),
        z.strictObject({ kind: z.literal('shown'), columns: z.array(ShownColumn).min(1).max(80) }),
      ]),
      ...FileForm,
    }),
    output: DownloadTicket,
  }),
};
