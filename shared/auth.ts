import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { permissions, RoleKey } from './contract/permissions.ts';
import { Instant } from './dates.ts';
import { NewPassword, TypedPassword } from './password-rules.ts';

/** A username: 3 to 80 characters, kept as typed, unique whatever the case. */
export const Username = z
  .string()
  .trim()
  .min(3, 'A username has at least 3 characters.')
  .max(80, 'A username has at most 80 characters.')
  .regex(/^[^\p{C}\p{Z}\\/"[\]:;|=,+*?<>]+$/u, 'A username has no blanks and none of \\ / " [ ] : ; | = , + * ? < >');

/** Where a password is proven: in this installation, or by the directory of the organisation. */
export const signInMethods = ['local', 'directory'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** The six digits of an authenticator app, or a recovery code; blanks and hyphens do not matter. */
export const SecondFactorCode = z.string().max(40);

/** The signed-in person, their rights and what the screens need of their session. */
export const Me = z.object({
  userId: z.int(),
  username: z.string(),
  email: z.string().nullable(),
  /** Who the account is among the people of the clinic; null while nobody has said so. */
  personId: z.int().nullable(),
  source: z.enum(signInMethods),
  roles: z.array(RoleKey),
  permissions: z.array(z.enum(permissions)),
  /** Every other procedure answers PASSWORD_CHANGE_REQUIRED until the password was changed. */
  mustChangePassword: z.boolean(),
  /** Every other procedure answers SECOND_FACTOR_REQUIRED until a second factor was enrolled. */
  mustEnrolSecondFactor: z.boolean(),
  secondFactor: z.boolean(),
  /** Null until the person chooses: the browser's language then. */
  language: z.enum(['en', 'fr']).nullable(),
  theme: z.enum(['light', 'dark', 'auto']),
  lastSignInAt: Instant.nullable(),
  sessionExpiresAt: Instant,
  /** Whole seconds until the session locks itself when nobody does anything. */
  locksIn: z.int().min(0),
});
export type Me = z.infer<typeof Me>;

/** What the front page must know before anyone is signed in. */
export const SignInOptions = z.object({
  /** More than one: the person chooses. The first is the usual one. */
  methods: z.array(z.enum(signInMethods)).min(1),
  /** Shown on the front page; null until an administrator has set it. */
  clinicName: z.string().nullable(),
  passwordMinLength: z.int(),
});
export type SignInOptions = z.infer<typeof SignInOptions>;

/** The password, and a code where a second factor is enrolled: proof that the person of the session is still the one who sits there. */
const Proof = z.strictObject({ password: TypedPassword, code: SecondFactorCode.optional() });

/** Signing in and out, locking, and the own password. */
export const authContract = {
  options: query({
    access: 'public',
    summary: 'What the sign-in page offers.',
    input: z.strictObject({}),
    output: SignInOptions,
    allowedWhile: ['locked', 'password-change', 'second-factor'],
  }),
  signIn: mutation({
    access: 'public',
    summary: 'Signs in; the session travels in the cookie, or stays in the desktop host.',
    input: z.strictObject({
      username: z.string().max(200),
      password: TypedPassword,
      /** Absent: where the account is known to belong. */
      method: z.enum(signInMethods).optional(),
      /** Asked for with SECOND_FACTOR_REQUIRED. */
      code: SecondFactorCode.optional(),
    }),
    output: Me,
    allowedWhile: ['locked', 'password-change', 'second-factor'],
  }),
  signOut: mutation({
    access: 'signed-in',
    summary: 'Ends this session.',
    input: z.strictObject({}),
    output: z.object({}),
    allowedWhile: ['locked', 'password-change', 'second-factor'],
  }),
  me: query({
    access: 'signed-in',
    byToken: true,
    summary: 'The signed-in person and their rights; LOCKED while the session is locked.',
    input: z.strictObject({}),
    output: Me,
    allowedWhile: ['password-change', 'second-factor'],
  }),
  changePassword: mutation({
    access: 'signed-in',
    summary: 'Changes the own password; this session gets a new token, the other sessions of the account end.',
    input: z.strictObject({ current: TypedPassword, next: NewPassword }),
    output: Me,
    allowedWhile: ['password-change', 'second-factor'],
  }),
  lock: mutation({
    access: 'signed-in',
    summary: 'Locks this session until its owner proves the password again.',
    input: z.strictObject({}),
    output: z.object({}),
    allowedWhile: ['locked', 'password-change', 'second-factor'],
  }),
  unlock: mutation({
    access: 'signed-in',
    summary: 'Goes on with a locked session, under a new token.',
    input: Proof,
    output: Me,
    allowedWhile: ['locked', 'password-change', 'second-factor'],
  }),
  reauthenticate: mutation({
    access: 'signed-in',
    summary: 'Proves the password again before an act that asks for it; the session gets a new token.',
    input: Proof,
    output: Me,
    allowedWhile: ['second-factor'],
  }),
};
