import type { UndoEntry } from './kind.ts';

/** The fields of a changed record as they were; the writers put them on record under the names in which they accept them. */
export function oldValues({ changes }: UndoEntry): Record<string, never> {
  return Object.fromEntries(Object.entries(changes).map(([field, { old }]) => [field, old as never]));
}
