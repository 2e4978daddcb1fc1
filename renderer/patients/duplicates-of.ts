import { AppError } from '../../shared/contract/errors.ts';
import type { Duplicates } from '../../shared/patient-records.ts';

/** Patients that a refused entry may be; undefined for every other refusal. */
export function duplicatesOf(refusal: unknown): Duplicates | undefined {
  const duplicates = refusal instanceof AppError ? refusal.details?.duplicates : undefined;
  return typeof duplicates === 'object' && duplicates !== null ? (duplicates as Duplicates) : undefined; // as: wire edge
}
