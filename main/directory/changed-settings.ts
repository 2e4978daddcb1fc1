import type { DirectorySettings } from '../../shared/directory.ts';
import type { Changes } from '../rpc/transaction.ts';
import { pemFingerprint } from './trust-rules.ts';

interface Kept {
  readonly settings: DirectorySettings;
  readonly password: string | null;
}

/** What of the directory changed, for the audit trail: certificates by their hash, the password never. */
export function changedSettings(old: Kept, next: Kept): Changes {
  const changes: Record<string, Changes[string]> = {};
  // as: the object has the keys of its type and no others.
  for (const key of Object.keys(next.settings) as (keyof DirectorySettings)[]) {
    const [before, after] = [old.settings[key], next.settings[key]];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    changes[key] =
      key === 'caPem'
        ? { old: pemFingerprint(old.settings.caPem), new: pemFingerprint(next.settings.caPem) }
        : { old: before, new: after };
  }
  if (old.password !== next.password) changes.password = { old: null, new: null, hidden: true };
  return changes;
}
