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
