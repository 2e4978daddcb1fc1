import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { permissions, roleIds } from './contract/permissions.ts';
import { Instant } from './dates.ts';

/** A username: 3 to 80 characters, kept as typed, unique whatever the case. */
export const Username = z
  .string()
  .trim()
  .min(3, 'A username has at least 3 characters.')
  .max(80, 'A username has at most 80 characters.')
  .regex(/^[^\p{C}\p{Z}\\/"[\]:;|=,+*?<>]+$/u, 'A username has no blanks and none of \\ / " [ ] : ; | = , + * ? < >');

/** Lengths of a password in characters; any Unicode, no composition rules (decisions table of the security page). */
export const passwordLength = { min: 15, max: 128 } as const;

/** A password being set. */
export const NewPassword = z
  .string()
  .min(passwordLength.min, `A password has at least ${passwordLength.min} characters. A short sentence works well.`)
  .max(passwordLength.max, `A password has at most ${passwordLength.max} characters.`);

/** The signed-in person, their rights and what the screens need of their session. */
export const Me = z.object({
  userId: z.int(),
  username: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.enum(roleIds)),
  permissions: z.array(z.enum(permissions)),
  /** Every other procedure answers PASSWORD_CHANGE_REQUIRED until the password was changed. */
  mustChangePassword: z.boolean(),
  /** Null until the person chooses: the browser's language then. */
  language: z.enum(['en', 'fr']).nullable(),
  theme: z.enum(['light', 'dark', 'auto']),
  lastSignInAt: Instant.nullable(),
  sessionExpiresAt: Instant,
});
export type Me = z.infer<typeof Me>;

/** Signing in and out. */
export const authContract = {
  signIn: mutation({
    access: 'public',
    summary: 'Signs in; the session travels in the cookie, or stays in the desktop host.',
    input: z.strictObject({
      username: z.string().max(200),
      password: z.string().max(1000),
      method: z.enum(['local', 'directory']).optional(),
    }),
    output: Me,
    beforePasswordChange: true,
  }),
  signOut: mutation({
    access: 'signed-in',
    summary: 'Ends this session.',
    input: z.strictObject({}),
    output: z.object({}),
    beforePasswordChange: true,
  }),
  me: query({
    access: 'signed-in',
    summary: 'The signed-in person and their rights.',
    input: z.strictObject({}),
    output: Me,
    beforePasswordChange: true,
  }),
  changePassword: mutation({
    access: 'signed-in',
    summary: 'Changes the own password; the other sessions of the account end.',
    input: z.strictObject({ current: z.string().max(1000), next: NewPassword }),
    output: Me,
    beforePasswordChange: true,
  }),
};
