import { z } from 'zod';

/** What identifiers of a study begin with: 2 to 20 capital letters and digits, a letter first. */
export const StudyPrefix = z
  .string()
  .trim()
  .regex(/^[A-Z][A-Z0-9]{1,19}$/, 'A prefix has 2 to 20 capital letters and digits, a letter first.');

/**
 * A study identifier, `PREFIX_YYYY_NNNNN`: the calendar year at its creation on the workstation, and a number of at least five digits
 * (six when it passes 99999). `ONCOCENTRE`, 2025 and 15 give `ONCOCENTRE_2025_00015`. Source: patients page.
 *
 * @param number from 1
 */
export function formatStudyIdentifier(prefix: string, year: number, number: number): string {
  return `${prefix}_${String(year).padStart(4, '0')}_${String(number).padStart(5, '0')}`;
}
