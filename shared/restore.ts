import { z } from 'zod';
import { BackupSet, SetName, SetProof } from './backup.ts';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, Search } from './lists.ts';
import { Reason } from './reason.ts';
import { openStates } from './system.ts';

/** What a restore would give up: what was recorded after the set was made. */
export const RestorePreview = z.object({
  set: BackupSet,
  /** The set was made under a key that is not on this machine: its recovery key must be typed. */
  needsRecoveryKey: z.boolean(),
  /** Changes that are newer than the set; null when it cannot be told (another installation, a damaged database). */
  lost: z
    .object({
      entries: z.int(),
      firstAt: Instant.nullable(),
      lastAt: Instant.nullable(),
      byEntity: z.array(z.object({ entity: z.string(), entries: z.int() })),
    })
    .nullable(),
  /** The set is older than this program and will be brought up to date on the way. */
  upgrade: z.boolean(),
});
export type RestorePreview = z.infer<typeof RestorePreview>;

/** A restore that was made. */
export const RestoreDone = z.object({
  at: Instant,
  set: z.string(),
  by: z.string(),
  reason: z.string(),
  /** When the set was made, to the second, as its name tells; null for a name that tells none. */
  setAt: Instant.nullable(),
  /** The set that holds what was there before; null when that could be set aside only as files. */
  before: SetName.nullable(),
  /** It can be undone with one step until then. */
  undoUntil: Instant.nullable(),
});
export type RestoreDone = z.infer<typeof RestoreDone>;

/** One field of a record in a set beside the present. */
const Compared = z.object({ field: z.string(), inSet: z.unknown(), now: z.unknown() });

/** A unit of a set beside the present. */
export const UnitInSet = z.object({
  id: RecordId,
  label: z.string(),
  /** `missing`: not there any more. `different`: fields or surveys differ. `same`. */
  state: z.enum(['missing', 'different', 'same']),
  tests: z.int(),
});
export type UnitInSet = z.infer<typeof UnitInSet>;

/** Bringing back all of a set, or chosen records of it. */
export const restoreContract = {
  preview: query({
    access: 'system:manage',
    summary: 'What a restore of this set would give up, and what it needs.',
    input: z.strictObject({ set: SetName, destinationId: RecordId.optional() }),
    output: RestorePreview,
  }),
  begin: mutation({
    access: 'system:manage',
    summary: 'Sets the present data aside, puts the set in their place, and opens it; everybody is signed out.',
    input: z.strictObject({
      set: SetName,
      destinationId: RecordId.optional(),
      reason: Reason,
      recoveryKey: z.string().max(200).optional(),
    }),
    output: RestoreDone,
    stepUp: true,
    atConsole: true,
  }),
  undo: mutation({
    access: 'system:manage',
    summary: 'Takes the last restore back within 30 days.',
    input: z.strictObject({ reason: Reason }),
    output: RestoreDone,
    stepUp: true,
    atConsole: true,
  }),
  last: query({
    access: 'system:manage',
    summary: 'The last restore.',
    input: z.strictObject({}),
    output: z.object({ last: RestoreDone.nullable() }),
  }),
  units: query({
    access: 'system:manage',
    summary: 'Units of a set beside the present.',
    input: z.strictObject({
      set: SetName,
      destinationId: RecordId.optional(),
      search: Search.optional(),
      differentOnly: z.boolean().optional(),
      ...Paging,
    }),
    output: z.object({
      /** When the set was made, to the second, as its name tells; null for a name that tells none. */
      setAt: Instant.nullable(),
      items: z.array(UnitInSet),
      total: z.int(),
    }),
  }),
  unit: query({
    access: 'system:manage',
    summary: 'One unit of a set with its surveys beside the present.',
    input: z.strictObject({ set: SetName, destinationId: RecordId.optional(), unitId: RecordId }),
    output: z.object({
      unit: UnitInSet,
      fields: z.array(Compared),
      tests: z.array(
        z.object({
          id: RecordId,
          label: z.string(),
          state: z.enum(['missing', 'different', 'same']),
          fields: z.array(Compared),
        }),
      ),
    }),
  }),
  takeUnit: mutation({
    access: 'system:manage',
    summary: 'Brings chosen fields and surveys of a unit back as ordinary, logged edits.',
    input: z.strictObject({
      set: SetName,
      destinationId: RecordId.optional(),
      unitId: RecordId,
      fields: z.array(z.string().max(60)).max(100),
      tests: z.array(RecordId).max(1000),
      reason: Reason,
    }),
    output: z.object({ unitId: RecordId, fields: z.int(), tests: z.int() }),
    stepUp: true,
  }),
  /** While no data are open: the sets that lie here, to start again from one of them. */
  found: query({
    access: 'unopened',
    summary: 'Sets beside data that do not open, or in a folder that is named, before anybody can sign in.',
    input: z.strictObject({ code: z.string().max(40).optional(), folder: z.string().max(1000).optional() }),
    output: z.object({ folder: z.string(), items: z.array(BackupSet) }),
    atConsole: true,
  }),
  fromSet: mutation({
    access: 'unopened',
    summary: 'Starts again from a set: on a new machine, or where the data do not open. What lies here is set aside.',
    input: z.strictObject({
      code: z.string().max(40).optional(),
      folder: z.string().max(1000).optional(),
      set: z.string().max(200),
      recoveryKey: z.string().max(200).optional(),
    }),
    output: z.object({ state: z.enum(openStates), message: z.string(), proof: SetProof.nullable() }),
    unaudited: 'the entry is written into the restored data',
    atConsole: true,
  }),
};
