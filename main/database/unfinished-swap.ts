import { statSync } from 'node:fs';
import type { Ports } from '../ports.ts';
import type { DataFiles } from './data-files.ts';
import { lockDataFolder } from './host-lock.ts';
import { type BlockedData, blocked } from './open-outcome.ts';
import { settleSwap } from './swap-database.ts';
import { readSwapJournal } from './swap-journal.ts';

/**
 * Before the data are opened: a swap that was cut short is finished or taken back, one that another program is making is waited for.
 * A host holds the data folder already; a command takes it for this, which shows that nobody is at work.
 */
export function settleUnfinishedSwap(files: DataFiles, ports: Ports): BlockedData | undefined {
  if (ports.app.host !== 'cli') {
    const end = settleSwap(files);
    if (end) ports.log.warn('a replacement of the database had been cut short', { end });
    return undefined;
  }
  if (readSwapJournal(files).state === 'missing') return undefined;
  const lock = lockDataFolder(files.folder);
  if (lock === undefined) {
    return blocked(
      'MAINTENANCE',
      'The data are being replaced at this moment (a restore or a change of keys). Try again in a few minutes.',
    );
  }
  try {
    settleSwap(files);
    return undefined;
  } finally {
    lock.release();
  }
}

/** Which file lies under the database's name; another number means that it was replaced. Undefined when there is none. */
export function databaseIdentity(files: DataFiles): bigint | undefined {
  return statSync(files.database, { throwIfNoEntry: false, bigint: true })?.ino;
}

/** Whether the database was or is being replaced since `before` was asked for. */
export function wasSwapped(files: DataFiles, before: bigint | undefined): boolean {
  return readSwapJournal(files).state !== 'missing' || databaseIdentity(files) !== before;
}
