import { statfsSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import type { Ports } from '../ports.ts';

/** Bytes below which administrators are told, and below which nothing large is taken in any more (row D13). */
export const spaceLimits = { warn: 2_000_000_000, refuse: 500_000_000 } as const;

/** Free bytes of the volume of the data folder. */
export function freeBytes({ freeBytes: told, paths }: Pick<Ports, 'freeBytes' | 'paths'>): number {
  if (told) return told(paths.data);
  const { bavail, bsize } = statfsSync(paths.data);
  return bavail * bsize;
}

/**
 * Keeps what is left of the disk for the records themselves.
 *
 * @throws AppError CONFLICT when less than 500 MB are free
 */
export function requireSpace(ports: Pick<Ports, 'freeBytes' | 'paths'>): void {
  if (freeBytes(ports) >= spaceLimits.refuse) return;
  throw new AppError(
    'CONFLICT',
    'Less than 500 MB of the disk are free, which are kept for the records themselves. Free some space, then send the file again.',
  );
}
