import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';
import { Reason } from './reason.ts';
import { UnitInBrief } from './units.ts';

/** What a person is to equipment (REMS 1.4); not the role of an account. */
export const personRoles = [
  'contact',
  'supervisor',
  'physician',
  'physicist',
  'physics_assistant',
  'qa_technologist',
] as const;
export type PersonRole = (typeof personRoles)[number];

/**
 * How a person stands, the first that applies (REMS 1.4): archived; an account that can be signed in with; an account that cannot (it is
 * deactivated or has no password); no account. The whitelist is not looked at: it is a matter of the account's page.
 */
export const personStatuses = ['inactive', 'login-enabled', 'login-not-configured', 'contact-only'] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** A person: contact data and roles. `name` is suggested as "Last, First"; the e-mail address is unique whatever the case. */
export const Person = z.object({
  id: RecordId,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(personRoles)),
  active: z.boolean(),
  status: z.enum(personStatuses),
  /** The account of this person, when there is one. */
  accountId: RecordId.nullable(),
  /** In whom this record went up, because it was somebody's second one; it stays archived until that is undone. */
  mergedInto: z.object({ id: RecordId, name: z.string() }).nullable(),
  version: RowVersion,
});
export type Person = z.infer<typeof Person>;

/** Keys that people sort by; ties go by name, then id. */
export const personSortKeys = ['name', 'email', 'active'] as const;
export type PersonSortKey = (typeof personSortKeys)[number];

const fields = {
  name: z.string().trim().min(1, 'Type a name.').max(200),
  email: z.email('Type an e-mail address such as name@clinic.org.').max(200),
  phone: z.string().max(50).nullable(),
  roles: z.array(z.enum(personRoles)).min(1, 'Choose at least one role.').max(personRoles.length),
};

/** As what a record names a person. */
const personParts = [
  'contact',
  'supervisor',
  'physician',
  'assignee',
  'owner',
  'performer',
  'reviewer',
  'resolver',
] as const;

/** A record that names a person: what it is, which unit it is about, and as what the person is named. */
export const PersonRecord = z.object({
  kind: z.enum(['unit', 'booking', 'finding', 'test']),
  /** Of the record; for `unit` the unit itself. */
  id: RecordId,
  unit: UnitInBrief,
  as: z.array(z.enum(personParts)),
  /** Day of the booking or test; due date or day of resolution of a finding; null for units. */
  on: PlainDate.nullable(),
  /** Type of the test, severity of the finding. */
  detail: z.string().nullable(),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

const RecordPage = z.object({ items: z.array(PersonRecord), total: z.int() });

/** What can be handed over to somebody else, and as what the other one is named then. */
export const handedOverParts = ['contact', 'supervisor', 'physician', 'assignee', 'owner'] as const;
export type HandedOverPart = (typeof handedOverParts)[number];

const handOver = {
  fromId: RecordId,
  toId: RecordId,
  /** Of these parts; bookings (`assignee`) that are planned and findings (`owner`) that are open. */
  parts: z.array(z.enum(handedOverParts)).min(1, 'Choose at least one part.').max(handedOverParts.length),
  /** Also units that are retired. */
  includeRetired: z.boolean().optional(),
};

/** How many records a hand-over would change, by part. */
export const HandOverCounts = z.object({
  contact: z.int(),
  supervisor: z.int(),
  physician: z.int(),
  assignee: z.int(),
  owner: z.int(),
});
export type HandOverCounts = z.infer<typeof HandOverCounts>;

const mergeEnds = { fromId: RecordId, intoId: RecordId };

/** What merging two people changes: records that name the first one, each counted once in its kind. */
export const PersonMergePreview = z.object({
  from: Person,
  into: Person,
  units: z.int(),
  tests: z.int(),
  bookings: z.int(),
  findings: z.int(),
  documents: z.int(),
  /** The account of the first one opens for the other one. */
  account: z.boolean(),
  /** What the other one becomes beside what they are. */
  roles: z.array(z.enum(personRoles)),
});
export type PersonMergePreview = z.infer<typeof PersonMergePreview>;

/** A merge that was made; `undoneAt` once it was taken back. */
export const PersonMerge = z.object({
  id: RecordId,
  fromId: RecordId,
  fromName: z.string(),
  intoId: RecordId,
  intoName: z.string(),
  /** References, documents and the account. */
  records: z.int(),
  mergedAt: Instant,
  mergedBy: z.string(),
  undoneAt: Instant.nullable(),
});
export type PersonMerge = z.infer<typeof PersonMerge>;

/** People of the clinic. */
export const peopleContract = {
  list: query({
    access: 'people:read',
    summary: 'People; `role`, or any of `roles`, for pickers. Archived ones are left out unless asked for.',
    input: z.strictObject({
      search: Search.optional(),
      role: z.enum(personRoles).optional(),
      roles: z.array(z.enum(personRoles)).max(personRoles.length).optional(),
      includeInactive: z.boolean().optional(),
      /** Any of these; with it `includeInactive` does not matter. */
      status: z.array(z.enum(personStatuses)).max(personStatuses.length).optional(),
      sort: z.strictObject({ by: z.enum(personSortKeys), direction: z.enum(['asc', 'desc']) }).optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(Person), total: z.int() }),
  }),
  get: query({
    access: 'people:read',
    summary: 'One person.',
    input: z.strictObject({ id: RecordId }),
    output: Person,
  }),
  assigned: query({
    access: 'equipment:read',
    summary: 'What a person is assigned to: units by number, then open findings and planned bookings by day.',
    input: z.strictObject({ id: RecordId, kind: z.enum(['unit', 'booking', 'finding']).optional(), ...Paging }),
    output: RecordPage,
  }),
  done: query({
    access: 'equipment:read',
    summary: 'What a person has done, the newest first: tests performed or reviewed, bookings kept, findings resolved.',
    input: z.strictObject({ id: RecordId, kind: z.enum(['test', 'booking', 'finding']).optional(), ...Paging }),
    output: RecordPage,
  }),
  create: mutation({
    access: 'people:write',
    summary: 'Adds a person.',
    input: z.strictObject({ ...fields, phone: fields.phone.optional() }),
    output: Person,
  }),
  update: mutation({
    access: 'people:write',
    summary: 'Changes the fields that are sent.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      name: fields.name.optional(),
      email: fields.email.optional(),
      phone: fields.phone.optional(),
      roles: fields.roles.optional(),
    }),
    output: Person,
  }),
  archive: mutation({
    access: 'people:write',
    summary: 'Takes a person out of the choices; every record goes on naming them. People are never deleted.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Person,
  }),
  reactivate: mutation({
    access: 'people:write',
    summary: 'Offers an archived person again.',
    input: z.strictObject({ id: RecordId, version: RowVersion }),
    output: Person,
  }),
  previewReassign: query({
    access: 'equipment:write',
    summary:
      'What handing over would change, with the first twenty records; what speaks against it is refused here too. Bookings and findings ask for `compliance:write`.',
    input: z.strictObject(handOver),
    output: z.object({
      counts: HandOverCounts,
      total: z.int(),
      examples: z.array(PersonRecord),
      /** Stands for exactly these records. */
      proof: z.string(),
    }),
  }),
  reassign: mutation({
    access: 'equipment:write',
    summary:
      'Hands units, planned bookings and open findings of one person over to another, all or none. Bookings and findings ask for `compliance:write`.',
    input: z.strictObject({
      ...handOver,
      /** Of the preview; when other records would change by now, nothing is. */
      proof: z.string().max(100),
    }),
    output: z.object({ changed: z.int() }),
  }),
  mergePreview: query({
    access: 'people:write',
    summary: 'What merging one person into another changes; what speaks against it is refused here too.',
    input: z.strictObject(mergeEnds),
    output: PersonMergePreview,
  }),
  merge: mutation({
    access: 'people:write',
    summary:
      'Merges somebody who is on record twice: everything that names the first one names the other one, and the first is archived. Asks for the right to each kind of record that changes.',
    input: z.strictObject({ ...mergeEnds, fromVersion: RowVersion }),
    output: PersonMerge,
  }),
  unmerge: mutation({
    access: 'people:write',
    summary: 'Takes the merge of a person back; what was changed since stays with the other one and is counted.',
    input: z.strictObject({ fromId: RecordId }),
    output: z.object({ merge: PersonMerge, restored: z.int(), left: z.int() }),
  }),
  export: mutation({
    access: 'people:write',
    summary:
      "Answers a ticket for a CSV file or a workbook in REMS's columns of the people that match, or of its header only.",
    input: z.strictObject({
      search: Search.optional(),
      roles: z.array(z.enum(personRoles)).max(personRoles.length).optional(),
      includeInactive: z.boolean().optional(),
      status: z.array(z.enum(personStatuses)).max(personStatuses.length).optional(),
      template: z.boolean().optional(),
      ...FileForm,
    }),
    output: DownloadTicket,
  }),
};
