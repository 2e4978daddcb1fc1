import { z } from 'zod';
import { PlainDate } from './dates.ts';

/** A sex by its code: `M`, `F`, or one that the clinic added in the settings of the registry. */
export const SexCode = z.string().regex(/^[A-Z]{1,3}$/, 'A code has one to three capital letters.');

/**
 * Text of an identity: trimmed, at least one letter or digit, no line breaks or other control characters, no marks that turn the direction
 * of writing, no halves of characters. What was typed is never repeated in a refusal.
 */
const identityText = (missing: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, 'Only visible characters. Type it again.')
    .regex(/[\p{L}\p{N}]/u, missing);

/** Who somebody is. Encrypted field by field wherever it is stored; never in logs, audit values, notices, titles or file names. */
export const identityFields = {
  /** The permanent hospital number. */
  ipp: identityText('Type the hospital number (IPP).', 50),
  firstName: identityText('Type the first name.', 100),
  lastName: identityText('Type the last name.', 100),
  /** Not after today on the workstation. */
  birthDate: PlainDate,
} as const;
export const Identity = z.object(identityFields);
export type Identity = z.infer<typeof Identity>;
/** Names of the fields that are encrypted. */
export type IdentityField = keyof Identity;

/** What is entered of a patient; all five are mandatory. */
export const patientFields = { ...identityFields, sex: SexCode } as const;
export type PatientField = keyof typeof patientFields;
