import { accessSync, closeSync, constants, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { notWritable, toDiskError } from './disk-errors.ts';
import { sqliteCode, toAppError } from './sql-errors.ts';

/** Families of driver codes that say that the disk, its room or its permissions are at fault, not the change. */
const ofTheDisk = /^SQLITE_(FULL|IOERR|READONLY|PERM|CANTOPEN)(_|$)/;

/** What a look at the folder writes and removes again. */
const probeName = '.write-probe';

/** Whether changes reach the disk, as the newest attempt found it. */
export interface WriteTrouble {
  /** A transaction failed; ignored unless the disk is at fault. */
  note(cause: unknown): void;
  /** A transaction that changed something was committed. */
  cleared(): void;
  /** Looks at the folder without writing: may it be written, can files be opened. */
  look(): void;
  /** Writes a small file into the folder, flushes it and takes it away again. */
  probe(): void;
  /** What is wrong and what to do, a sentence; null while changes are kept. */
  present(): string | null;
}

/**
 * Remembers that the disk does not take changes until one succeeds again.
 *
 * @param deps.folder the data folder
 * @param deps.onChange called when {@link WriteTrouble.present} answers something else than before
 */
export function createWriteTrouble(deps: { readonly folder: string; readonly onChange: () => void }): WriteTrouble {
  const { folder, onChange } = deps;
  /** Of the database, and of files beside it: each is only cleared by its like. */
  let rows: AppError | undefined;
  let files: AppError | undefined;
  const present = () => (rows ?? files)?.message ?? null;

  function become(change: () => void): void {
    const before = present();
    change();
    if (present() !== before) onChange();
  }

  function attempt(work: () => void): void {
    let found: AppError | undefined;
    try {
      work();
    } catch (cause) {
      // A folder that is gone takes nothing either.
      found = toDiskError(cause) ?? new AppError('UNAVAILABLE', notWritable, { cause });
    }
    become(() => {
      files = found;
    });
  }

  return {
    note(cause) {
      if (!ofTheDisk.test(sqliteCode(cause) ?? '')) return;
      become(() => {
        rows = toAppError(cause);
      });
    },

    cleared() {
      if (!rows) return;
      become(() => {
        rows = undefined;
      });
    },

    look() {
      // What only writing finds is only taken back by writing.
      if (files) return;
      attempt(() => {
        accessSync(folder, constants.W_OK);
        // Windows opens no folders, and counts its handles otherwise.
        if (process.platform !== 'win32') closeSync(openSync(folder, 'r'));
      });
    },

    probe: () =>
      attempt(() => {
        const path = join(folder, probeName);
        const handle = openSync(path, 'w', 0o600);
        try {
          writeSync(handle, 'x');
          fsyncSync(handle);
        } finally {
          closeSync(handle);
          rmSync(path, { force: true });
        }
      }),

    present,
  };
}
