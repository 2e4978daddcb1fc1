import { onTestFinished } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { memoryLog, testClock, testPorts } from './ports.ts';

/** The database of a data folder whose core is closed, for looking behind the door. */
export async function openDatabaseOf(folder: string): Promise<Db> {
  const outcome = await openData(testPorts({ folder, clock: testClock(), log: memoryLog() }), { migrations });
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  onTestFinished(() => {
    outcome.db.close();
  });
  return outcome.db;
}
