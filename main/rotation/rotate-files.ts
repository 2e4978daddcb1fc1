import { chmodSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { openConnection, rekeyCopy } from '../database/connection.ts';
import type { DataFiles } from '../database/data-files.ts';
import { writeDurably } from '../database/durable-file.ts';
import { isUnreadable } from '../database/sql-errors.ts';
import { beginSwap, type SwapStep } from '../database/swap-database.ts';
import { writeKeyringText } from '../keys/keyring.ts';
import { promoteNextKey } from '../keys/next-key.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import { readDatabaseFacts } from '../sets/inventory.ts';

/** The steps of an exchange of the database key, in their order, beside those of the swap; tests end the process at each of them. */
export const rotationSteps = ['rotate.copied', 'rotate.rekeyed', 'rotate.verified', 'rotate.staged'] as const;
/** A step of {@link rotateFiles}. */
export type RotationStep = (typeof rotationSteps)[number] | SwapStep;

/** What an exchange of the database key needs. The keys stay the caller's. */
export interface RotateFiles {
  readonly files: DataFiles;
  /** The key that the database has. */
  readonly from: Buffer;
  /** The key it gets; the keyring on disk holds it already, as the next one. */
  readonly to: Buffer;
  readonly authentication: Buffer;
  readonly now: Date;
  readonly onStep?: ((step: RotationStep) => void) | undefined;
}

/**
 * Gives the closed database another key: a copy is made, the copy gets the key and is compared with what it was made from, and takes the
 * place of the database. The file that is in use is never rewritten. A crash at any point leaves the old state or the new one.
 * Only for who holds the data folder.
 *
 * @throws AppError CONFLICT while another program has the database open; Error when the copy is not the same; nothing has changed then
 */
export function rotateFiles({ files, from, to, authentication, now, onStep = () => {} }: RotateFiles): void {
  const swap = beginSwap({ files, task: 'rotate', key: from, now, onStep });
  try {
    const { database, keyring } = swap.staged;
    const source = openConnection(files.database, from, { readonly: true });
    let facts: ReturnType<typeof readDatabaseFacts>;
    try {
      facts = readDatabaseFacts(source);
      source.prepare('VACUUM INTO ?').run(database);
    } finally {
      source.close();
    }
    chmodSync(database, 0o600);
    onStep('rotate.copied');
    rekeyCopy(database, from, to);
    onStep('rotate.rekeyed');
    verify(database, from, to, facts);
    onStep('rotate.verified');
    const promoted = promoteNextKey(presentKeyring(files.keyring, authentication), 'database');
    writeDurably(keyring, writeKeyringText(promoted, authentication));
    onStep('rotate.staged');
    swap.commit();
  } finally {
    swap.end();
  }
}

/** Whether the copy opens with the new key only, is sound, and holds what its source held: an integrity check alone passes an empty copy. */
function verify(copy: string, from: Buffer, to: Buffer, expected: ReturnType<typeof readDatabaseFacts>): void {
  if (opensWith(copy, from)) throw new Error('The copy still opens with the old key.');
  const db = openConnection(copy, to, { readonly: true });
  try {
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') throw new Error('The copy under the new key is not sound.');
    const { pageCount: _pages, ...actual } = readDatabaseFacts(db);
    const { pageCount: _before, ...wanted } = expected;
    if (!isDeepStrictEqual(actual, wanted))
      throw new Error('The copy under the new key does not hold what it was made from.');
  } finally {
    db.close();
  }
}

function opensWith(file: string, key: Buffer): boolean {
  try {
    openConnection(file, key, { readonly: true }).close();
    return true;
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    return false;
  }
}
