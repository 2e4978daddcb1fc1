import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { openLockFile } from './connection.ts';
import { dataFiles } from './data-files.ts';
import { writeDurably } from './durable-file.ts';
import { isBusy } from './sql-errors.ts';

const HostFacts = z.object({ pid: z.int(), host: z.string(), startedAt: z.string() });

/** Who holds a data folder. */
export type HostFacts = Readonly<z.infer<typeof HostFacts>>;

/** Held by the one host that serves a data folder. */
export interface HostLock {
  /** Lets the next host in. The operating system does the same when the process dies, however it dies. */
  release(): void;
}

/**
 * Takes the data folder for this host; undefined when another host has it.
 * Commands beside a host do not take it: they are further writers of the same database.
 *
 * The lock is the exclusive lock that SQLite holds on the tiny plain file `host.lock` (fcntl on POSIX, LockFileEx on Windows):
 * Node has no file locks of its own, a file with a process number stays behind after a crash, and a port can be taken by others.
 * POSIX drops such a lock when its process closes any handle of that file: nothing but this module may open `host.lock`.
 */
export function lockDataFolder(dataFolder: string, facts?: HostFacts): HostLock | undefined {
  const files = dataFiles(dataFolder);
  const lock = openLockFile(files.hostLock);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (isBusy(cause)) return undefined;
    throw cause;
  }
  if (facts !== undefined) writeDurably(files.hostFacts, `${JSON.stringify(facts)}\n`);
  return {
    release() {
      if (!lock.open) return;
      if (facts !== undefined) rmSync(files.hostFacts, { force: true });
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

/** What the host that holds a folder said of itself, for messages; it may be gone already. */
export function readHostFacts(dataFolder: string): HostFacts | undefined {
  const { hostFacts } = dataFiles(dataFolder);
  if (!existsSync(hostFacts)) return undefined;
  try {
    return HostFacts.safeParse(JSON.parse(readFileSync(hostFacts, 'utf8'))).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
