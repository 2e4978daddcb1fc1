import { execFileSync } from 'node:child_process';
import { chmodSync, type Dirent, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file or folder that others could reach. */
export interface PermissionDeviation {
  /** Relative to the data folder; `.` is the folder itself. */
  readonly path: string;
  /** What is wrong, as a sentence. */
  readonly problem: string;
}

/** Folders that belong to a data folder and are closed to everyone else. */
const privateFolders = ['', 'keys', 'backups', 'attachments', 'certs', 'logs'] as const;

/** The folders that a data folder has, absolute. */
export function privateFolderPaths(dataFolder: string): readonly string[] {
  return privateFolders.map((name) => join(dataFolder, name));
}

/**
 * Closes everything inside a data folder to other users; what belongs to somebody else stays as it is. Answers how many were changed.
 * Others are served between two files.
 */
export async function mendPermissions(dataFolder: string): Promise<number> {
  const me = process.geteuid?.();
  if (me === undefined) return 0;
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  let changed = 0;
  for (const path of [dataFolder, ...entries.map((entry) => join(entry.parentPath, entry.name))]) {
    const facts = await lstat(path).catch(() => undefined);
    // What vanished meanwhile needs no mending, and a link has no rights of its own.
    if (!facts || facts.isSymbolicLink() || facts.uid !== me || (facts.mode & 0o077) === 0) continue;
    await chmod(path, facts.isDirectory() ? 0o700 : 0o600);
    changed += 1;
  }
  return changed;
}

/** Creates the folders of a data folder for this user only (0700), and closes those that exist. Windows folders inherit the profile's access list. */
export function securePrivateFolders(dataFolder: string): void {
  for (const name of privateFolders) {
    const folder = join(dataFolder, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.platform !== 'win32') chmodSync(folder, 0o700);
  }
}

/** Everything inside a data folder that other users could read, write or own; empty when all is well. Changes nothing. */
export function auditPermissions(dataFolder: string): readonly PermissionDeviation[] {
  return process.platform === 'win32' ? auditAccessList(dataFolder) : auditModes(dataFolder);
}

function auditModes(dataFolder: string): readonly PermissionDeviation[] {
  const me = process.geteuid?.();
  const entries = readdirSync(dataFolder, { recursive: true, withFileTypes: true });
  const paths = [dataFolder, ...entries.map((entry: Dirent) => join(entry.parentPath, entry.name))];
  return paths.flatMap((path) => {
    const facts = lstatSync(path, { throwIfNoEntry: false });
    // A write-ahead log may vanish between listing and looking.
    if (facts === undefined || facts.isSymbolicLink()) return [];
    const name = relative(dataFolder, path) || '.';
    const wanted = facts.isDirectory() ? '0700' : '0600';
    const problems: PermissionDeviation[] = [];
    if ((facts.mode & 0o077) !== 0) {
      problems.push({
        path: name,
        problem: `is open to other users (mode ${(facts.mode & 0o7777).toString(8).padStart(4, '0')}); set it to ${wanted}.`,
      });
    }
    if (me !== undefined && facts.uid !== me) problems.push({ path: name, problem: 'belongs to another user.' });
    return problems;
  });
}

/** Well-known groups that mean "everybody on this machine": Everyone, Users, Authenticated Users, Guests. */
const broadIdentities = ['S-1-1-0', 'S-1-5-32-545', 'S-1-5-11', 'S-1-5-32-546'];

/** The access list of the folder, which its files inherit. Identities are compared by number because their names are translated. */
function auditAccessList(dataFolder: string): readonly PermissionDeviation[] {
  const script =
    '(Get-Acl -LiteralPath $env:REMS_AUDIT_PATH).Access | ForEach-Object { $_.IdentityReference.Translate([System.Security.Principal.SecurityIdentifier]).Value }';
  const output = execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, REMS_AUDIT_PATH: dataFolder },
  });
  const identities = output.split(/\s+/);
  return broadIdentities.some((identity) => identities.includes(identity))
    ? [
        {
          path: '.',
          problem:
            'is open to all users of this machine; remove inherited access and leave only this account, SYSTEM and Administrators.',
        },
      ]
    : [];
}
