import { backup } from './kill-backup.ts';
import { identityKeys } from './kill-identity-keys.ts';
import { importing } from './kill-import.ts';
import { migration } from './kill-migration.ts';
import { restore } from './kill-restore.ts';
import { databaseKey, documentKey } from './kill-rotations.ts';
import { writes } from './kill-writes.ts';
import type { Scenario } from './scenario.ts';

/** Everything that is killed. */
export const scenarios: readonly Scenario[] = [
  writes,
  migration,
  importing,
  backup,
  restore,
  databaseKey,
  documentKey,
  identityKeys,
];
