import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { dataFiles } from '../database/data-files.ts';
import type { OpenedData } from '../database/open-outcome.ts';
import { recoveryKeyFromEscrow } from '../keys/new-keyring.ts';
import type { Ports } from '../ports.ts';
import { readSets } from '../sets/read-set.ts';
import { isRealFolder } from '../sets/set-folder.ts';
import { type DrillResult, drillFolderName } from './drill.ts';
import type { RunTask } from './thread.ts';

/** Restores a set into an empty folder through the recovery key, works with it, and removes it. */
export type Drill = (set?: string) => Promise<DrillResult>;

/** The drill over the sets of this workstation; the recovery key comes out of escrow and is all that is used. */
export function createDrill(deps: { readonly data: OpenedData; readonly ports: Ports; readonly run: RunTask }): Drill {
  const { data, ports, run } = deps;
  const files = dataFiles(ports.paths.data);

  /** @throws AppError CONFLICT when there is no proven set, NOT_FOUND for a set that is not there, INVALID with the first thing that did not hold */
  return async (set) => {
    const { authentication } = data.keys;
    const chosen =
      set ?? readSets(files.backups, authentication, data.installId).find(({ state }) => state === 'proven')?.name;
    if (chosen === undefined)
      throw new AppError('CONFLICT', 'There is no proven backup to drill with. Make a backup first.');
    const setFolder = join(files.backups, chosen);
    if (!isRealFolder(setFolder))
      throw new AppError('NOT_FOUND', 'This backup is not there any more. Read the list of backups again.');
    const recoveryKey = recoveryKeyFromEscrow(data.keys.keyring(), authentication);
    if (recoveryKey === undefined)
      throw new AppError(
        'UNAVAILABLE',
        'The recovery key does not come out of the keyring. Make a new recovery sheet.',
      );
    const name = drillFolderName(ports.random);
    try {
      return await run('drill', { setFolder, recoveryKey, into: files.folder, name, appVersion: ports.app.version });
    } finally {
      recoveryKey.fill(0);
      // A thread that was cut cannot clear up after itself.
      await rm(join(files.folder, name), { recursive: true, force: true });
    }
  };
}
