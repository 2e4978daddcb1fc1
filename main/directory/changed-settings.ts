import type { DirectorySettings } from '../../shared/directory.ts';
import type { Changes } from '../rpc/transaction.ts';
import { changedValues } from '../settings/settings-values.ts';
import { pemFingerprint } from './trust-rules.ts';

interface Kept {
  readonly settings: DirectorySettings;
  readonly password: string | null;
}

/** What of the directory changed, for the audit trail: certificates by their hash, the password never. */
export function changedSettings(old: Kept, next: Kept): Changes {
  const changes: Record<string, Changes[string]> = changedValues(old.settings, next.settings);
  if (changes.caPem)
    changes.caPem = { old: pemFingerprint(old.settings.caPem), new: pemFingerprint(next.settings.caPem) };
  if (old.password !== next.password) changes.password = { old: null, new: null, hidden: true };
  return changes;
}
