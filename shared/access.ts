import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { RoleKey } from './contract/permissions.ts';
import { RowVersion } from './lists.ts';
import { passwordLength } from './password-rules.ts';

/** How people get in and how long they stay. Source of the limits: decisions table of the security page. */
export const AccessSettings = z.object({
  /** Shown on the front page, and a word that no password may lean on. */
  clinicName: z.string().trim().max(120).nullable(),
  passwordMinLength: z.int().min(passwordLength.least).max(64),
  /** Minutes without a hand on it after which a session locks. */
  idleMinutes: z.int().min(1).max(60),
  /** Hours after which a session ends whatever happens. */
  sessionHours: z.int().min(1).max(24),
  /** Off: whoever has an active account may sign in. */
  whitelistEnforced: z.boolean(),
  /** Roles whose holders must have a second factor. */
  secondFactorRoles: z.array(RoleKey).max(50),
  /** Browsers of other PCs may sign in only after an administrator let them in with a code. */
  deviceApproval: z.boolean(),
});
export type AccessSettings = z.infer<typeof AccessSettings>;

/** What holds until an administrator decides otherwise. */
export const accessDefaults: AccessSettings = {
  clinicName: null,
  passwordMinLength: passwordLength.usual,
  idleMinutes: 15,
  sessionHours: 12,
  whitelistEnforced: true,
  secondFactorRoles: [],
  deviceApproval: false,
};

const Stored = AccessSettings.extend({ version: z.int() });

/** Rules of access of this installation. */
export const accessContract = {
  get: query({
    access: 'signed-in',
    summary: 'The rules of access; version 0 while nobody has changed them.',
    input: z.strictObject({}),
    output: Stored,
  }),
  save: mutation({
    access: 'access:manage',
    stepUp: true,
    summary: 'Changes rules of access; what is absent stays. Open sessions follow at once.',
    input: z.strictObject({ version: z.union([RowVersion, z.literal(0)]), ...AccessSettings.partial().shape }),
    output: Stored,
  }),
};
