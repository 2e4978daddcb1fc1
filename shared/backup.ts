import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

/** Why a set was made. `auto`: by schedule or caught up; the `pre-` kinds come before an act that changes everything. */
export const setKinds = ['auto', 'manual', 'pre-migration', 'pre-update', 'pre-restore', 'pre-rotate'] as const;
export const SetKind = z.enum(setKinds);
export type SetKind = z.infer<typeof SetKind>;

/** The name of a set, which is its folder: `YYYYMMDD_HHMMSS_<kind>`. Nothing else ever becomes a path. */
export const SetName = z
  .string()
  .regex(/^\d{8}_\d{6}_(auto|manual|pre-migration|pre-update|pre-restore|pre-rotate)$/, 'That is no name of a backup.');
export type SetName = z.infer<typeof SetName>;

/** The checks that a set must pass, all of them (security page 3.4). */
export const proofChecks = [
  'manifest',
  'files',
  'key',
  'integrity',
  'schema',
  'counts',
  'audit',
  'secrets',
  'document',
] as const;
export type ProofCheck = (typeof proofChecks)[number];

/** What opening a set again has shown. */
export const SetProof = z.object({
  at: Instant,
  ok: z.boolean(),
  seconds: z.number(),
  /** Every check that was made, in order; the first that failed is the last. */
  checks: z.array(z.object({ check: z.enum(proofChecks), ok: z.boolean(), evidence: z.string() })),
});
export type SetProof = z.infer<typeof SetProof>;

/** A backup set as it lies in a folder. */
export const BackupSet = z.object({
  name: SetName,
  kind: SetKind,
  /** When its making began. */
  at: Instant,
  /** Bytes that the set takes by itself, documents included; those that it shares with other sets are counted in each. */
  bytes: z.int(),
  /** `proven`: its last proof held. `unproven`: never opened again. `bad`: its last proof failed, or its manifest does not hold. `foreign`: of another installation. */
  state: z.enum(['proven', 'unproven', 'bad', 'foreign']),
  proof: SetProof.nullable(),
  appVersion: z.string(),
  schemaVersion: z.int(),
  /** Newest entry of the audit trail that it holds. */
  auditSeq: z.int(),
  documents: z.int(),
  /** Kept whatever the rules of keeping say. */
  pinned: z.boolean(),
  /** Destinations that hold a copy, by id. */
  copies: z.array(RecordId),
  /** No backup at all: files that a restore kept as they lay there, because they could not be read. */
  setAside: z.boolean().optional(),
});
export type BackupSet = z.infer<typeof BackupSet>;

/** One attempt to make a set, to prove one, or to copy one. */
export const BackupRun = z.object({
  id: RecordId,
  task: z.enum(['make', 'verify', 'drill', 'copy']),
  kind: SetKind.nullable(),
  cause: z.enum(['schedule', 'missed', 'request', 'before']),
  set: z.string().nullable(),
  destinationId: RecordId.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** Null while it runs. */
  result: z.enum(['done', 'failed', 'interrupted']).nullable(),
  bytes: z.int().nullable(),
  /** What came of it, or why it failed and what to do, a sentence. */
  message: z.string().nullable(),
});
export type BackupRun = z.infer<typeof BackupRun>;

/** A second place for copies: a network share or a drive. It is known by a marker file, never by its letter or mount path alone. */
export const Destination = z.object({
  id: RecordId,
  label: z.string(),
  path: z.string(),
  /** A drive that is taken away and brought back: being absent is no fault for a week. */
  removable: z.boolean(),
  /** `ok`: the newest set is there. `behind`: it is not. `absent`: the place is not there now. `refused`: not ours, or cannot be written. */
  state: z.enum(['ok', 'behind', 'absent', 'refused']),
  message: z.string().nullable(),
  lastCopyAt: Instant.nullable(),
  lastSet: z.string().nullable(),
  freeBytes: z.int().nullable(),
});
export type Destination = z.infer<typeof Destination>;

/** When backups are made and how long they are kept. */
export const BackupSettings = z.object({
  version: z.int(),
  /** Local times of day `HH:MM`, ascending, 1 to 24. */
  times: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
    .min(1)
    .max(24),
  /** Days for which the newest proven set of each day is kept, then of each week, then of each month. */
  dailyDays: z.int().min(7).max(3650),
  weeklyDays: z.int().min(28).max(3650),
  monthlyDays: z.int().min(90).max(36500),
  /** Hours without data that the clinic can accept (RPO): older than this, the last backup is an alarm. */
  rpoHours: z.int().min(1).max(720),
  /** Hours until work goes on (RTO), for the recovery plan. */
  rtoHours: z.int().min(1).max(720),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

/** Where backups stand. */
export const BackupState = z.object({
  settings: BackupSettings,
  folder: z.string(),
  /** What runs now. */
  running: z
    .object({
      task: z.enum(['make', 'verify', 'drill', 'copy', 'restore']),
      step: z.string(),
      done: z.number(),
      total: z.number(),
    })
    .nullable(),
  /** Green under 26 hours, amber under 72, red beyond or after any failed proof (security page 3.3). */
  health: z.enum(['green', 'amber', 'red']),
  /** Why it is not green, sentences. */
  reasons: z.array(z.string()),
  newest: BackupSet.nullable(),
  newestProven: BackupSet.nullable(),
  /** The last time a set was restored whole into an empty folder through the recovery key. */
  lastDrill: BackupRun.nullable(),
  lastRun: BackupRun.nullable(),
  nextAt: Instant.nullable(),
  freeBytes: z.int().nullable(),
  neededBytes: z.int(),
  /** The backups lie on the same disk as the database. */
  sameDisk: z.boolean(),
  destinations: z.array(Destination),
});
export type BackupState = z.infer<typeof BackupState>;

/** Backups: made by schedule and on demand, proven by opening them again, copied to a second place. */
export const backupContract = {
  state: query({
    access: 'system:manage',
    summary: 'Where backups stand: last proven, next, what runs, destinations, settings.',
    input: z.strictObject({}),
    output: BackupState,
  }),
  run: mutation({
    access: 'system:manage',
    summary: 'Makes a set now and proves it; answers when both are done.',
    input: z.strictObject({}),
    output: BackupRun,
  }),
  sets: query({
    access: 'system:manage',
    summary: 'Sets, the newest first: of this workstation, or of one destination.',
    input: z.strictObject({ destinationId: RecordId.optional(), ...Paging }),
    output: z.object({ items: z.array(BackupSet), total: z.int() }),
  }),
  runs: query({
    access: 'system:manage',
    summary: 'What was made, proven, drilled and copied, the newest first.',
    input: z.strictObject({ task: z.enum(['make', 'verify', 'drill', 'copy']).optional(), ...Paging }),
    output: z.object({ items: z.array(BackupRun), total: z.int() }),
  }),
  verify: mutation({
    access: 'system:manage',
    summary: 'Opens a set again and checks all of it.',
    input: z.strictObject({ set: SetName, destinationId: RecordId.optional() }),
    output: SetProof,
  }),
  drill: mutation({
    access: 'system:manage',
    summary: 'Restores the newest set into an empty folder through the recovery key, works with it, and removes it.',
    input: z.strictObject({ set: SetName.optional() }),
    output: BackupRun,
  }),
  pin: mutation({
    access: 'system:manage',
    summary: 'Keeps a set for good, or lets the rules of keeping decide again.',
    input: z.strictObject({ set: SetName, pinned: z.boolean() }),
    output: BackupSet,
  }),
  saveSettings: mutation({
    access: 'system:manage',
    summary: 'Stores when backups are made and how long they are kept.',
    input: z.strictObject(BackupSettings.shape),
    output: BackupSettings,
    stepUp: true,
  }),
  addDestination: mutation({
    access: 'system:manage',
    summary: 'Marks an existing folder as a second place for copies.',
    input: z.strictObject({
      label: z.string().trim().min(1).max(80),
      path: z.string().min(1).max(1000),
      removable: z.boolean(),
    }),
    output: Destination,
    stepUp: true,
    atConsole: true,
  }),
  removeDestination: mutation({
    access: 'system:manage',
    summary: 'Copies no more to a place; what lies there stays.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({}),
    stepUp: true,
  }),
  copy: mutation({
    access: 'system:manage',
    summary: 'Brings a destination up to date now.',
    input: z.strictObject({ destinationId: RecordId }),
    output: BackupRun,
  }),
};
