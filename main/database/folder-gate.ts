import { accessSync, constants, existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Environment } from '../keys/host-key.ts';

/** What the gate asks the machine; tests answer instead. */
export interface FolderFacts {
  readonly environment: Environment;
  /** `f_type` of the file system that holds a path (Linux magic numbers). */
  readonly fileSystemType?: (path: string) => number;
  readonly platform?: NodeJS.Platform;
}

/** Network and user-space file systems, whose locks and shared memory SQLite's write-ahead log cannot rely on (sqlite.org/wal.html). */
const remoteFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB (CIFS)'],
  [0xfe534d42, 'SMB 2'],
  [0x65735546, 'FUSE'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
]);

/** Folder names that sync programs give their roots, compared without case. */
const syncedFolder =
  /^(onedrive( - .+)?|dropbox( \(.+\))?|google drive|googledrive|icloud drive|iclouddrive|com~apple~clouddocs|nextcloud|owncloud|pcloud ?drive|mega(sync)?)$/i;

/**
 * Why a data folder must not be used: inside a synced folder, on a network volume, or not writable.
 * Asks about the nearest folder that exists; changes nothing.
 *
 * @returns a sentence with the reason and the way out, or undefined when the folder is fine
 */
export function refuseFolder(folder: string, facts: FolderFacts): string | undefined {
  const existing = nearestExisting(folder);
  // Resolves links and, on Windows, mapped drives to their network path.
  const real = realpathSync.native(existing);
  const names = `${folder}/${real}`;
  const synced = names.split(/[\\/]/).find((name) => syncedFolder.test(name)) ?? syncedRoot(real, facts.environment);
  if (synced !== undefined) {
    return `The data folder ${folder} lies inside "${synced}", which another program copies while it is in use; that destroys databases. Choose a folder that is not synced, and let the backups be copied instead.`;
  }
  if (isUncPath(folder) || isUncPath(real)) return onNetwork(folder, 'a network share');
  if ((facts.platform ?? process.platform) === 'linux') {
    const type = (facts.fileSystemType ?? fileSystemType)(real);
    const name = remoteFileSystems.get(type >>> 0);
    if (name !== undefined) return onNetwork(folder, `a ${name} file system`);
  }
  try {
    accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return `The data folder ${folder} cannot be written to by this user account. Give the account the right to write there, or choose another folder.`;
  }
  return undefined;
}

function onNetwork(folder: string, where: string): string {
  return `The data folder ${folder} lies on ${where}; a database in use needs a local disk. Choose a folder on this machine, and let other PCs connect over HTTPS.`;
}

function isUncPath(path: string): boolean {
  // \\?\C:\ is a local path in its long form.
  return /^[\\/]{2}[^\\/?.]/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path);
}

/** Sync programs on Windows name their roots in the environment, whatever the folder is called. */
function syncedRoot(real: string, environment: Environment): string | undefined {
  const roots = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => environment[name] ?? []);
  return roots.find(
    (root) => root !== '' && (real === root || real.startsWith(`${root}\\`) || real.startsWith(`${root}/`)),
  );
}

function nearestExisting(folder: string): string {
  let path = folder;
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  return path;
}

function fileSystemType(path: string): number {
  return statfsSync(path).type;
}
