import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '../../../main/database/connection.ts';
import { migrations } from '../../../main/database/migrations/index.ts';
import { openData } from '../../../main/database/open-data.ts';
import { systemClock } from '../../../main/host/system-ports.ts';
import { memoryLog, testPorts } from '../../support/ports.ts';
import { checkChain, checkPages } from './whole.ts';

/** A set under its final name opens with the installation's key and is whole. @throws when it does not */
export async function mustBeProven(folder: string, set: string): Promise<void> {
  const path = join(folder, 'backups', set, 'rems.db');
  if (!existsSync(path)) throw new Error(`${set} holds no database`);
  const outcome = await openData(testPorts({ folder, clock: systemClock, log: memoryLog() }), { migrations });
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  try {
    const copy = openConnection(path, outcome.keys.database, { readonly: true });
    try {
      checkPages(copy, true);
      checkChain(copy);
    } finally {
      copy.close();
    }
  } finally {
    outcome.db.close();
    outcome.keys.wipe();
  }
}
