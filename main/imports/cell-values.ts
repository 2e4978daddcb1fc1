import { type PlainDate, plainDate } from '../../shared/dates.ts';
import { type AuditFrequency, auditFrequencies } from '../../shared/equipment.ts';

/** `YYYY-MM-DD` (unpadded too), `M/D/YYYY`, `M/D/YY` with 69–99 in the 1900s; undefined for anything else. Source: REMS 3.10. */
export function parseDate(text: string): PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
  if (!us) return undefined;
  const year = Number(us[3]);
  const century = us[3]?.length === 4 ? 0 : year >= 69 ? 1900 : 2000;
  return plainDate(century + year, Number(us[1]), Number(us[2]));
}

/** TRUE, YES, Y, 1 and FALSE, NO, N, 0 in any case. Source: REMS 3.10. */
export function parseBoolean(text: string): boolean | undefined {
  switch (text.toUpperCase()) {
    case 'TRUE':
    case 'YES':
    case 'Y':
    case '1':
      return true;
    case 'FALSE':
    case 'NO':
    case 'N':
    case '0':
      return false;
    default:
      return undefined;
  }
}

/** A whole number without sign, blanks or decimals, within the bounds. */
export function parseWhole(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

/** The frequencies of a comma separated list in REMS's order; undefined as soon as one is unknown. Source: REMS 3.11. */
export function parseFrequencies(text: string): AuditFrequency[] | undefined {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const named = words.filter((word) => word !== '');
  const found = auditFrequencies.filter((frequency) => named.includes(frequency.toLowerCase()));
  return new Set(named).size === found.length ? found : undefined;
}

/** The ids that a file may bring: larger ones are typing errors, and would push every later id up. */
export const maxFileId = 2_147_483_647;
