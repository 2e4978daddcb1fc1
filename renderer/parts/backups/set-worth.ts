import type { BackupSet } from '#shared/backup.ts';

/** What a set is worth: its state, or that it is no backup at all but files that a restore kept as they lay there. */
export function worthOf({ state, setAside }: Pick<BackupSet, 'state' | 'setAside'>): BackupSet['state'] | 'setAside' {
  return setAside ? 'setAside' : state;
}
