import type { BackupSet, SetName } from './backup.ts';

/**
 * The set that somebody means who restores the latest one: the newest that was proven, and what a restore set aside only where there is
 * nothing else, or the same order given twice would take itself back. Undefined when every set is bad.
 */
export function latestToRestore(
  newestFirst: readonly Pick<BackupSet, 'name' | 'kind' | 'state'>[],
): SetName | undefined {
  const proven = newestFirst.filter(({ state }) => state === 'proven');
  const usable = proven.length > 0 ? proven : newestFirst.filter(({ state }) => state !== 'bad');
  return (usable.find(({ kind }) => kind !== 'pre-restore') ?? usable[0])?.name;
}
