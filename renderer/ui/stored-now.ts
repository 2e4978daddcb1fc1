import { AppError } from '../../shared/contract/errors.ts';

/**
 * What is stored now, when a save lost a race; undefined for every other refusal. `T` is what the procedure answers a conflict with:
 * the row that it could not change.
 */
export function storedNow<T extends { readonly version: number }>(refusal: unknown): T | undefined {
  if (!(refusal instanceof AppError) || refusal.code !== 'CONFLICT') return undefined;
  const current = refusal.details?.current;
  return typeof current === 'object' && current !== null && 'version' in current ? (current as T) : undefined; // as: wire edge
}
