import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket } from './files.ts';
import { Paging, RecordId, Search } from './lists.ts';

/** One field of an entry: what it was and what it became; `hidden` where the value must not be on record. */
export const AuditChange = z.object({
  field: z.string(),
  old: z.unknown(),
  new: z.unknown(),
  hidden: z.boolean(),
});
export type AuditChange = z.infer<typeof AuditChange>;

/** One entry of the audit trail. */
export const AuditEntry = z.object({
  seq: z.int(),
  at: Instant,
  /** Minutes that the workstation's time was ahead of UTC. */
  utcOffset: z.int(),
  actor: z.string(),
  accountId: RecordId.nullable(),
  origin: z.string(),
  address: z.string().nullable(),
  requestId: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  /** What the record is called now, when it still exists and the reader may know. */
  label: z.string().nullable(),
  changes: z.array(AuditChange),
  reason: z.string().nullable(),
  importId: RecordId.nullable(),
  prevHash: z.string(),
  hash: z.string(),
  /** Its time is before that of the entry before it: a clock was set back. */
  clockBack: z.boolean(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The one shape of filters of the trail; what is absent does not filter. */
export const AuditFilters = z.strictObject({
  /** Days of the workstation's calendar, both included. */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  accountId: RecordId.optional(),
  /** A feature (`equipment`) or a whole action (`equipment.update`). */
  action: z.string().max(80).optional(),
  entity: z.string().max(40).optional(),
  entityId: z.string().max(80).optional(),
  origin: z.enum(['ipc', 'https', 'cli', 'job']).optional(),
  /** Only refusals, only sign-ins, only exports and prints, only the system's own acts. */
  group: z.enum(['refusals', 'sign-ins', 'exports', 'system', 'records']).optional(),
  /** In names, actions, reasons and values. */
  search: Search.optional(),
});
export type AuditFilters = z.infer<typeof AuditFilters>;

/** What recomputing the chain has shown. */
export const AuditProof = z.object({
  ok: z.boolean(),
  at: Instant,
  entries: z.int(),
  seconds: z.number(),
  headSeq: z.int(),
  headHash: z.string(),
  /** The first entry that does not fit; null when all do. */
  first: z
    .object({
      seq: z.int(),
      /** `altered`: its hash does not fit its content. `missing`: a number is left out. `reordered`: it does not follow the one before. `anchor`: the head is not the one that was sealed outside the database. `archive`: the beginning is not where an archive ended. */
      problem: z.enum(['altered', 'missing', 'reordered', 'anchor', 'archive']),
      message: z.string(),
    })
    .nullable(),
  /** Entries whose time is before that of the one before. */
  clockBack: z.array(z.object({ seq: z.int(), at: Instant, before: Instant })),
});
export type AuditProof = z.infer<typeof AuditProof>;

/** How the trail is kept. */
export const AuditSettings = z.object({
  version: z.int(),
  /** Years that entries stay in the database before they may go to an archive; null keeps all. At least 6 (records of a clinic). */
  keepYears: z.int().min(6).max(100).nullable(),
  /** A folder, for instance on a share, that gets every entry as a line as well; null for none. */
  copyFolder: z.string().max(1000).nullable(),
  /** How often somebody must review the trail, in days; null never asks. */
  reviewDays: z.int().min(1).max(366).nullable(),
});
export type AuditSettings = z.infer<typeof AuditSettings>;

/** A review by a person. */
export const AuditReview = z.object({
  id: RecordId,
  at: Instant,
  by: z.string(),
  fromSeq: z.int(),
  toSeq: z.int(),
  note: z.string().nullable(),
});
export type AuditReview = z.infer<typeof AuditReview>;

/** Something in the trail that a reviewer should look at. */
export const UnusualAccess = z.object({
  rule: z.enum(['many-failures', 'many-records', 'many-exports', 'odd-hours', 'new-address', 'refusals', 'clock']),
  actor: z.string(),
  accountId: RecordId.nullable(),
  firstAt: Instant,
  lastAt: Instant,
  count: z.int(),
  /** Leads to the entries. */
  filters: AuditFilters,
});
export type UnusualAccess = z.infer<typeof UnusualAccess>;

/** The audit trail: read, proven, taken along, reviewed, archived. Nobody changes it. */
export const auditContract = {
  list: query({
    access: 'audit:read',
    summary:
      'Entries that fit, the newest first. `total` is exact up to 10,000, above that it is 10,000 and `more` says so.',
    input: z.strictObject({ filters: AuditFilters.optional(), ...Paging }),
    output: z.object({ items: z.array(AuditEntry), total: z.int(), more: z.boolean() }),
  }),
  entry: query({
    access: 'audit:read',
    summary: 'One entry whole.',
    input: z.strictObject({ seq: z.int().min(1) }),
    output: AuditEntry,
  }),
  facets: query({
    access: 'audit:read',
    summary: 'Actions, kinds of records and people that occur, to choose filters from.',
    input: z.strictObject({}),
    output: z.object({
      actions: z.array(z.string()),
      entities: z.array(z.string()),
      people: z.array(z.object({ accountId: RecordId.nullable(), name: z.string() })),
    }),
  }),
  verify: mutation({
    access: 'audit:read',
    summary: 'Recomputes the chain from its beginning and compares its head with the seal outside the database.',
    input: z.strictObject({}),
    output: AuditProof,
  }),
  progress: query({
    access: 'audit:read',
    summary: 'How far a verification is, and what the last one showed.',
    input: z.strictObject({}),
    output: z.object({ running: z.object({ done: z.int(), total: z.int() }).nullable(), last: AuditProof.nullable() }),
  }),
  export: mutation({
    access: 'audit:read',
    summary: 'Answers a ticket for the entries that fit: CSV, JSON lines or PDF, each with the sealed head.',
    input: z.strictObject({
      format: z.enum(['csv', 'json', 'pdf']),
      filters: AuditFilters.optional(),
      language: z.enum(['en', 'fr']).default('en'),
    }),
    output: DownloadTicket,
    stepUp: true,
  }),
  settings: query({
    access: 'audit:read',
    summary: 'How the trail is kept.',
    input: z.strictObject({}),
    output: AuditSettings,
  }),
  saveSettings: mutation({
    access: 'system:manage',
    summary: 'Stores how the trail is kept.',
    input: z.strictObject(AuditSettings.shape),
    output: AuditSettings,
    stepUp: true,
  }),
  archive: mutation({
    access: 'system:manage',
    summary:
      'Writes entries that are older than the policy to a sealed archive file, proves it, and takes them out of the database; on record.',
    input: z.strictObject({}),
    output: z.object({ entries: z.int(), file: z.string().nullable() }),
    stepUp: true,
    atConsole: true,
  }),
  reviews: query({
    access: 'audit:read',
    summary: 'Reviews by people, the newest first.',
    input: z.strictObject({ ...Paging }),
    output: z.object({ items: z.array(AuditReview), total: z.int(), dueAt: Instant.nullable() }),
  }),
  review: mutation({
    access: 'audit:read',
    summary: 'Notes that the trail was reviewed up to an entry.',
    input: z.strictObject({ toSeq: z.int().min(1), note: z.string().trim().max(1000).optional() }),
    output: AuditReview,
  }),
  unusual: query({
    access: 'audit:read',
    summary: 'What a reviewer should look at since the last review.',
    input: z.strictObject({}),
    output: z.object({ since: Instant.nullable(), items: z.array(UnusualAccess) }),
  }),
};
