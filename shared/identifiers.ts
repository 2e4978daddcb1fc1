import { z } from 'zod';
import { blankToNull } from './text.ts';

/**
 * The State of Maine facility-registration number: the digits at the end of the facility number, a hyphen, the digits at the end
 * of the registration number; leading zeros stay. Null when either does not end in a digit. Source: REMS 2.6.
 * `FAC-12` and `REG-345` give `12-345`.
 */
export function meFacilityRegistration(
  facilityNumber: string | null | undefined,
  registrationNumber: string | null | undefined,
): string | null {
  const facility = trailingDigits(facilityNumber);
  const registration = trailingDigits(registrationNumber);
  return facility === null || registration === null ? null : `${facility}-${registration}`;
}

function trailingDigits(text: string | null | undefined): string | null {
  return blankToNull(text)?.match(/[0-9]+$/)?.[0] ?? null;
}

/**
 * Whether a text may be a DICOM application entity title: at most 16 characters of the default repertoire, no backslash, no control
 * characters. Blank is nothing entered, and passes. Source: DICOM PS3.5, value representation AE.
 */
export function isApplicationEntityTitle(text: string): boolean {
  return /^(?:(?!\\)[ -~]){0,16}$/.test(text);
}

const address = z.union([z.ipv4(), z.ipv6()]);

/** Whether a text is an IPv4 or IPv6 address. Blank is nothing entered, and passes. */
export function isIpAddress(text: string): boolean {
  return text.trim() === '' || address.safeParse(text.trim()).success;
}
