import { z } from 'zod';
import { SecondFactorCode } from './auth.ts';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';

/** How many recovery codes an account gets; each opens once. */
export const recoveryCodeCount = 10;

/** Time-based one-time passwords (RFC 6238: SHA-1, 6 digits, 30 seconds) as a second factor, with recovery codes. */
export const secondFactorContract = {
  state: query({
    access: 'signed-in',
    summary:
      'Whether the own account has a second factor, whether a role asks for one, and how many recovery codes are left.',
    input: z.strictObject({}),
    output: z.object({
      enrolled: z.boolean(),
      required: z.boolean(),
      since: Instant.nullable(),
      recoveryCodesLeft: z.int(),
    }),
    allowedWhile: ['second-factor'],
  }),
  begin: mutation({
    access: 'signed-in',
    stepUp: true,
    summary: 'Makes a secret to be put into an authenticator app; nothing changes before `confirm`.',
    input: z.strictObject({}),
    output: z.object({
      /** Base32, for typing. */
      secret: z.string(),
      /** `otpauth://totp/…`, for the QR code. */
      uri: z.string(),
    }),
    allowedWhile: ['second-factor'],
  }),
  confirm: mutation({
    access: 'signed-in',
    summary: 'Enrols with the first code of the app and answers the recovery codes, once.',
    input: z.strictObject({ code: SecondFactorCode }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    allowedWhile: ['second-factor'],
  }),
  renewCodes: mutation({
    access: 'signed-in',
    stepUp: true,
    summary: 'Replaces the recovery codes and answers the new ones, once.',
    input: z.strictObject({}),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  disable: mutation({
    access: 'signed-in',
    stepUp: true,
    summary: 'Takes the own second factor away, unless a role asks for one.',
    input: z.strictObject({}),
    output: z.object({}),
  }),
};
