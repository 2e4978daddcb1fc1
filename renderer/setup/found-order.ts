import type { BackupSet } from '../../shared/backup.ts';

const worth: Readonly<Record<BackupSet['state'], number>> = { proven: 0, unproven: 1, foreign: 2, bad: 3 };

/** Sets as one would choose them: proven ones first, the newest of them on top. */
export function bestFirst<S extends Pick<BackupSet, 'state' | 'at'>>(sets: readonly S[]): readonly S[] {
  return sets.toSorted((a, b) => worth[a.state] - worth[b.state] || b.at.localeCompare(a.at));
}
