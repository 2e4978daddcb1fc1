import type { Ports } from '../ports.ts';
import { makeProvenSet, requireProof } from '../sets/make-proven-set.ts';
import { type Db, openConnection } from './connection.ts';
import type { DataFiles } from './data-files.ts';
import { type HostLock, lockDataFolder } from './host-lock.ts';
import { latestVersion, type Migration, MigrationFailed, migrate, schemaVersion } from './migrate.ts';
import { type BlockedData, blocked } from './open-outcome.ts';

/** Room beside the safety copy, bytes: nobody works yet, and a disk that is filling up must not keep the program from starting. */
const upgradeReserve = 64 * 1024 * 1024;

/**
 * Opens the proven database for writing and brings its schema up to date, after a verified safety copy.
 * A host holds the data folder already; a command takes it for the time of the upgrade, because no running host may find
 * its tables changed under it.
 */
export function upgradeDatabase(deps: {
  readonly ports: Ports;
  readonly files: DataFiles;
  readonly key: Buffer;
  readonly authentication: Buffer;
  readonly migrations: readonly Migration[];
}): { readonly db: Db } | BlockedData {
  const { ports, files, key, authentication, migrations } = deps;
  const db = openConnection(files.database, key);
  let lock: HostLock | undefined;
  let done = false;
  try {
    if (schemaVersion(db) < latestVersion(migrations)) {
      if (ports.app.host === 'cli') {
        lock = lockDataFolder(files.folder);
        if (lock === undefined) {
          return blocked(
            'MIGRATION_FAILED',
            'The data must be upgraded for this version, but an older version of the program is running on them. Close it, then try again.',
          );
        }
      }
      const snapshot = () => {
        const { name, folder, proof } = makeProvenSet({
          files,
          keys: { database: key, authentication },
          kind: 'pre-migration',
          clock: ports.clock,
          random: ports.random,
          appVersion: ports.app.version,
          reserve: upgradeReserve,
        });
        requireProof(name, proof);
        return folder;
      };
      const count = migrate(db, { migrations, appVersion: ports.app.version, clock: ports.clock, snapshot });
      ports.log.info('The schema was upgraded', { migrations: count, version: schemaVersion(db) });
    }
    done = true;
    return { db };
  } catch (cause) {
    if (!(cause instanceof MigrationFailed)) throw cause;
    ports.log.error('A migration failed', { step: cause.step, snapshot: cause.snapshot, cause: cause.cause });
    return blocked('MIGRATION_FAILED', failureMessage(cause));
  } finally {
    lock?.release();
    if (!done) db.close();
  }
}

function failureMessage(failed: MigrationFailed): string {
  const reason = failed.cause instanceof Error ? failed.cause.message : 'unknown reason';
  const copy = failed.snapshot === undefined ? '' : ` A safety copy lies in ${failed.snapshot}.`;
  return `The data could not be upgraded for this version: step ${failed.step} failed (${reason}). The data are as they were before that step.${copy} Go on with the previous version of the program and report this message.`;
}
