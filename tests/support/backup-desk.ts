import { onTestFinished } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { type MadeSet, type MakeSetDeps, makeSet } from '../../main/sets/make-set.ts';
import { type ProveSetDeps, proveSet } from '../../main/sets/prove-set.ts';
import { copyInstallation } from './core.ts';
import { memoryLog, type TestClock, testClock, testPorts } from './ports.ts';

/** No test needs the room that a clinic needs. */
export const smallReserve = 1024 * 1024;

/** The files and keys of an installation, to make and prove sets without a core. */
export async function createBackupDesk(folder: string = copyInstallation(), clock: TestClock = testClock()) {
  const outcome = await openData(testPorts({ folder, clock, log: memoryLog() }), { migrations });
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  const { db, keys, installId, anchor } = outcome;
  onTestFinished(() => {
    anchor.stop();
    db.close();
  });
  const files = dataFiles(folder);
  return {
    folder,
    files,
    db,
    keys,
    installId,
    clock,
    make: (changes: Partial<MakeSetDeps> = {}): MadeSet =>
      makeSet({
        files,
        keys,
        kind: 'manual',
        clock,
        random: systemRandom,
        appVersion: '0.0.0-test',
        reserve: smallReserve,
        ...changes,
      }),
    prove: (set: string, changes: Partial<ProveSetDeps> = {}) => proveSet({ folder: set, keys, clock, ...changes }),
  };
}

/** What {@link createBackupDesk} makes. */
export type BackupDesk = Awaited<ReturnType<typeof createBackupDesk>>;
