import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { proveSet } from '../../main/sets/prove-set.ts';
import { memoryLog, testPorts } from '../support/ports.ts';

/** The sets under their final names, the oldest first. */
export function publishedSets(folder: string): readonly string[] {
  const backups = join(folder, 'backups');
  return existsSync(backups)
    ? readdirSync(backups)
        .filter((name) => !name.startsWith('.'))
        .toSorted()
    : [];
}

/** Every set under its final name, but for those that are known already, passes every check. @throws naming the first that does not */
export async function mustAllBeProven(folder: string, known: readonly string[] = []): Promise<number> {
  const sets = publishedSets(folder).filter((set) => !known.includes(set));
  if (sets.length === 0) return 0;
  const outcome = await openData(testPorts({ folder, clock: systemClock, log: memoryLog() }), { migrations });
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  try {
    const { authentication } = outcome.keys;
    for (const set of sets) {
      const proof = proveSet({ folder: join(folder, 'backups', set), keys: { authentication }, clock: systemClock });
      if (!proof.ok) throw new Error(`${set}: ${JSON.stringify(proof.checks.at(-1))}`);
    }
    return sets.length;
  } finally {
    outcome.db.close();
    outcome.keys.wipe();
  }
}
