import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { publishKeyring } from '../keys/keyring-file.ts';
import { type Db, openConnection } from './connection.ts';
import type { DataFiles } from './data-files.ts';
import { syncFolder } from './durable-file.ts';
import { existingSidecars } from './sidecars.ts';
import { isBusy, isUnreadable } from './sql-errors.ts';
import { readSwapJournal, removeSwapJournal, type SwapJournal, writeSwapJournal } from './swap-journal.ts';

/** The steps of a swap in their order; tests end the process at each of them. */
export const swapSteps = [
  'swap.journal',
  'swap.alone',
  'swap.held',
  'swap.synced',
  'swap.committed',
  'swap.database',
  'swap.keyring',
  'swap.anchor',
  'swap.swept',
  'swap.done',
] as const;
export type SwapStep = (typeof swapSteps)[number];

/** Where the new parts are put together: `rems.db` and, where they change too, `keyring.json` and `anchor.json`. */
export interface StagedParts {
  readonly database: string;
  readonly keyring: string;
  readonly anchor: string;
}

/** A swap that has begun: no other program of ours opens these data until it is over. */
export interface Swap {
  readonly staged: StagedParts;
  /** Puts what lies in staging in the place of the present parts. From its commit on a crash at any point ends in the new state. */
  commit(): void;
  /** To be called in any case: leaves everything as it was, or finishes what was committed and stood still. */
  end(): void;
}

/** Names the parts in the staging folder. Touches nothing. */
export function stagedParts(files: DataFiles): StagedParts {
  const part = (path: string) => join(files.staging, basename(path));
  return { database: part(files.database), keyring: part(files.keyring), anchor: part(files.anchor) };
}

/** An empty staging folder on the volume of the data; only for who holds the data folder. */
export function freshStaging(files: DataFiles): StagedParts {
  rmSync(files.staging, { recursive: true, force: true });
  mkdirSync(files.staging, { mode: 0o700 });
  return stagedParts(files);
}

/**
 * Begins to replace the database, which this program has closed already. Only for who holds the data folder (host-lock).
 * The journal is written first, so that no other program opens the data; then the database is brought to rest without any file
 * beside it, which SQLite refuses while somebody has it open.
 *
 * @param deps.key opens the present database; undefined when it does not open, and the caller has set its files aside
 * @throws AppError CONFLICT while another program has the database open; nothing has changed then
 */
export function beginSwap(deps: {
  readonly files: DataFiles;
  readonly task: SwapJournal['task'];
  readonly key: Buffer | undefined;
  /** Go on when the present database turns out to be unreadable: the caller keeps its files as they are. */
  readonly evenIfUnreadable?: boolean;
  readonly now: Date;
  readonly onStep?: ((step: SwapStep) => void) | undefined;
}): Swap {
  const { files, task, now, onStep = () => {} } = deps;
  let { key } = deps;
  const journal: SwapJournal = { v: 1, task, phase: 'preparing', pid: process.pid, at: now.toISOString() };
  let over = false;
  mkdirSync(files.staging, { recursive: true, mode: 0o700 });
  writeSwapJournal(files, journal);
  onStep('swap.journal');

  function end(): void {
    if (over) return;
    over = true;
    settleSwap(files);
  }

  try {
    if (key !== undefined) openAlone(files.database, key).close();
  } catch (cause) {
    if (!deps.evenIfUnreadable || !isUnreadable(cause)) {
      // What was staged stays: the caller may try again.
      removeSwapJournal(files);
      throw cause;
    }
    key = undefined;
  }
  onStep('swap.alone');

  return {
    staged: stagedParts(files),
    commit() {
      if (over) throw new Error('this swap is over');
      // Held until the new file is in place: who opens the old one at this moment waits, and then finds another file under its name.
      const held = key === undefined ? undefined : openAlone(files.database, key);
      try {
        onStep('swap.held');
        if (existingSidecars(stagedParts(files).database).length > 0)
          throw new Error('The new database was not closed cleanly.');
        syncParts(files);
        onStep('swap.synced');
        // Windows moves nothing over a file that is open.
        if (process.platform === 'win32') held?.close();
        writeSwapJournal(files, { ...journal, phase: 'committed' });
        onStep('swap.committed');
        bringForward(files, onStep);
        over = true;
      } finally {
        held?.close();
      }
    },
    end,
  };
}

/**
 * Ends a swap that was cut short: finishes it when it was committed, takes it back when it was not; also clears what a preparation left
 * in staging. Only for who holds the data folder. Needs no key, and may itself be cut short at any point.
 *
 * @returns what was done; undefined when there was nothing to do
 */
export function settleSwap(files: DataFiles): 'finished' | 'taken-back' | undefined {
  const onDisk = readSwapJournal(files);
  // The database moves first: while it lies in staging, the present state is whole.
  const untouched = existsSync(stagedParts(files).database);
  const committed = onDisk.state === 'intact' ? onDisk.journal.phase === 'committed' : !untouched;
  if (onDisk.state !== 'missing' && committed) {
    bringForward(files, () => {});
    return 'finished';
  }
  if (onDisk.state === 'missing' && !existsSync(files.staging)) return undefined;
  rmSync(files.staging, { recursive: true, force: true });
  if (onDisk.state === 'missing') return undefined;
  removeSwapJournal(files);
  return 'taken-back';
}

function bringForward(files: DataFiles, onStep: (step: SwapStep) => void): void {
  const staged = stagedParts(files);
  if (existsSync(staged.database)) {
    // A log of the old database would be replayed over the new one. It holds nothing that was not set aside.
    for (const path of existingSidecars(files.database)) renameSync(path, join(files.staging, `old-${basename(path)}`));
    renameSync(staged.database, files.database);
    syncFolder(files.folder);
  }
  onStep('swap.database');
  if (existsSync(staged.keyring)) publishKeyring(staged.keyring, files.keyring);
  onStep('swap.keyring');
  if (existsSync(staged.anchor)) {
    renameSync(staged.anchor, files.anchor);
    syncFolder(files.folder);
  }
  onStep('swap.anchor');
  rmSync(files.staging, { recursive: true, force: true });
  onStep('swap.swept');
  removeSwapJournal(files);
  onStep('swap.done');
}

/** The database at rest and held by this connection alone: its log is part of the file, nothing lies beside it, nobody else reads or writes. */
function openAlone(file: string, key: Buffer): Db {
  try {
    const db = openConnection(file, key, { journal: 'delete' });
    try {
      db.exec('BEGIN EXCLUSIVE');
      if (existingSidecars(file).length > 0) throw new Error('The database left a file beside it.');
      return db;
    } catch (cause) {
      db.close();
      throw cause;
    }
  } catch (cause) {
    if (!isBusy(cause)) throw cause;
    throw new AppError(
      'CONFLICT',
      'A command or another program is working on these data at this moment. Wait until it has ended, then try again; nothing was changed.',
      { cause },
    );
  }
}

function syncParts(files: DataFiles): void {
  for (const name of readdirSync(files.staging)) {
    const handle = openSync(join(files.staging, name), 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
  syncFolder(files.staging);
}
