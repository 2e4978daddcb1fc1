import { existsSync, readFileSync } from 'node:fs';
import type { ReadKeyring } from '../keys/keyring.ts';
import { intactGenerations, readKeyringFile } from '../keys/keyring-file.ts';
import type { DataFiles } from './data-files.ts';
import { type BlockedData, blocked } from './open-outcome.ts';
import { sizeOf } from './sidecars.ts';

/**
 * The part of the open decision that needs no key: which of keyring and database are there, and whether the keyring is intact.
 *
 * @param generation an older keyring that the administrator accepted; 0 for the present one
 */
export function locateKeyring(files: DataFiles, generation: number): ReadKeyring | BlockedData {
  const onDisk = readKeyringFile(files.keyring, generation);
  const size = sizeOf(files.database);
  if (onDisk.state === 'missing' && generation === 0) {
    if (size === undefined && intactGenerations(files.keyring).length === 0) {
      return blocked('SETUP', 'Nothing is set up in this data folder yet. Start the first-run set-up.');
    }
    if (size !== undefined) {
      return offerOlder(
        files,
        'KEYRING_MISSING',
        'The database is here, but its keyring (keys/keyring.json) is not; without it nobody can open the data.',
      );
    }
  }
  if (isInterruptedSetup(files, onDisk.state === 'intact' ? onDisk.keyring.installId : undefined)) {
    return blocked(
      'SETUP',
      'An earlier set-up was interrupted before it was finished. Start the first-run set-up again; it begins afresh.',
    );
  }
  if (size === undefined || size === 0) {
    return blocked(
      'DB_MISSING',
      `The keyring is here, but the database file rems.db is ${size === 0 ? 'empty' : 'missing'}. It is not created anew, so that nothing is covered up. Put the file back if it was moved, or restore the newest backup.`,
    );
  }
  if (onDisk.state === 'intact') return { keyring: onDisk.keyring, mac: onDisk.mac };
  return damagedKeyring(files, 'The keyring (keys/keyring.json) is damaged.');
}

/** KEYRING_DAMAGED with what was found, offering the newest predecessor that is intact. */
export function damagedKeyring(files: DataFiles, finding: string): BlockedData {
  return offerOlder(files, 'KEYRING_DAMAGED', finding);
}

function offerOlder(files: DataFiles, state: 'KEYRING_MISSING' | 'KEYRING_DAMAGED', finding: string): BlockedData {
  const [generation] = intactGenerations(files.keyring);
  const fromBackup = 'copy keyring.json from a backup set of this installation into the keys folder, then start again.';
  if (generation === undefined) return blocked(state, `${finding} Nothing was changed. To go on, ${fromBackup}`);
  const message = `${finding} Nothing was changed. An older copy, keyring.json.${generation}, is intact: accept it, or ${fromBackup}`;
  return { state, message, keyringGeneration: generation };
}

/** Whether set-up stopped before its last step, the renaming of the database. The marker names the keyring it belongs to, so that a stray marker cannot cover up a lost database. */
function isInterruptedSetup(files: DataFiles, installId: string | undefined): boolean {
  if (existsSync(files.database) || !existsSync(files.setupMarker)) return false;
  return installId === undefined || readFileSync(files.setupMarker, 'utf8').trim() === installId;
}
