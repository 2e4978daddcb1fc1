import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';
import { Reason } from './reason.ts';
import { StudyPrefix } from './study-identifier.ts';

/** What somebody is in a study: members create patients and see their own, investigators see all of them. */
export const StudyRole = z.enum(['member', 'investigator']);
export type StudyRole = z.infer<typeof StudyRole>;

/** Somebody in a study by name. The account needs a role with rights on the registry as well; `effective` says whether it has one. */
const StudyMember = z.object({
  accountId: RecordId,
  username: z.string(),
  displayName: z.string().nullable(),
  role: StudyRole,
  /** False: the account is inactive, or none of its roles opens the registry. */
  effective: z.boolean(),
});

/** A study: a name, a prefix that no other study has or had, and who belongs to it. */
export const Study = z.object({
  id: RecordId,
  version: RowVersion,
  name: z.string(),
  prefix: z.string(),
  /** Prefixes that identifiers of this study began with earlier. */
  formerPrefixes: z.array(z.string()),
  /** Everyone with the role `user` is a member, everyone with the role `principal-investigator` an investigator; others by name besides. */
  everyone: z.boolean(),
  /** Meant where no study is named. Exactly one study is. */
  isDefault: z.boolean(),
  active: z.boolean(),
  members: z.array(StudyMember),
  /** How many patients, archived ones included. */
  patients: z.int(),
  /** The last number of each year, newest first. */
  counters: z.array(z.object({ year: z.int(), last: z.int() })),
  createdAt: Instant,
});
export type Study = z.infer<typeof Study>;

const fields = {
  name: z.string().trim().min(1, 'Type a name.').max(100, 'At most 100 characters.'),
  prefix: StudyPrefix,
  everyone: z.boolean(),
};

/** Studies of the registry, for those who decide who belongs to them; they read no identities by it. */
export const studiesContract = {
  list: query({
    access: 'studies:manage',
    summary: 'All studies, the default first, then by name; archived ones last.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Study) }),
  }),
  get: query({
    access: 'studies:manage',
    summary: 'One study.',
    input: z.strictObject({ id: RecordId }),
    output: Study,
  }),
  accounts: query({
    access: 'studies:manage',
    summary: 'Active accounts that can be made members, by name.',
    input: z.strictObject({ search: Search.optional(), ...Paging }),
    output: z.object({
      items: z.array(
        z.object({
          id: RecordId,
          username: z.string(),
          displayName: z.string().nullable(),
          /** Whether one of its roles opens the registry. */
          opensRegistry: z.boolean(),
        }),
      ),
      total: z.int(),
    }),
  }),
  create: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary:
      'Makes a study; its numbers begin at 1. CONFLICT when another study has or had the prefix, or has the name.',
    input: z.strictObject(fields),
    output: Study,
  }),
  update: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary: 'Changes what is sent. A new prefix holds for new identifiers, and the numbers go on.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      ...z.strictObject(fields).partial().shape,
      /** Makes it the one that is meant where none is named. */
      isDefault: z.literal(true).optional(),
    }),
    output: Study,
  }),
  setMembers: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary:
      'Who belongs to the study by name, in place of those who did. Nobody can change what they themselves are in it.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      members: z.array(z.strictObject({ accountId: RecordId, role: StudyRole })).max(500),
    }),
    output: Study,
  }),
  archive: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary: 'No patient is created in it any more; those that it has stay. The default study cannot be archived.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Study,
  }),
  reactivate: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary: 'Opens an archived study again.',
    input: z.strictObject({ id: RecordId, version: RowVersion }),
    output: Study,
  }),
  raiseCounter: mutation({
    access: 'studies:manage',
    stepUp: true,
    summary:
      'Says which number was issued last in a year, when it is higher than what is stored here: after a restore on another machine. Never lower.',
    input: z.strictObject({
      id: RecordId,
      year: z.int().min(1900).max(9999),
      last: z.int().min(1).max(9_999_999),
      reason: Reason,
    }),
    output: Study,
  }),
};
