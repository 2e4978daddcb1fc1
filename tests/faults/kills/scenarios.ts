import { backup } from './backup.ts';
import { importing } from './import.ts';
import { migration } from './migration.ts';
import { restore } from './restore.ts';
import { databaseKey, documentKey } from './rotations.ts';
import type { Scenario } from './scenario.ts';
import { writes } from './writes.ts';

/** Everything that is killed. */
export const scenarios: readonly Scenario[] = [writes, migration, importing, backup, restore, databaseKey, documentKey];
