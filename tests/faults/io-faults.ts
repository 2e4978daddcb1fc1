import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageDisk } from './image-disk.ts';

/** What a fault is brought about on. */
export interface Victim {
  readonly folder: string;
  readonly disk: ImageDisk | undefined;
  readonly pid: number;
}

/** A way in which a disk, a folder or the system stops taking what a program writes. */
export interface IoFault {
  /** Names it in the figures. */
  readonly name: string;
  /** Needs a file system of its own. */
  readonly ownDisk?: true;
  /** Needs a program that is not root, whom permissions do not stop. */
  readonly asNobody?: true;
  /** Saving itself goes on: what is open stays open, and only further files cannot be opened. */
  readonly saves?: true;
  bring(victim: Victim): void;
  /** While the program runs; absent where the disk has to be taken out first. */
  readonly mend?: (victim: Victim) => void;
}

const nobody = 65_534;
/** The account under which a program runs that permissions stop. */
export const nobodyIds = { uid: nobody, gid: nobody } as const;

/** The soft limit only: the hard one is what it goes back to. */
function limitFiles(pid: number, most: number): void {
  execFileSync('prlimit', ['--pid', String(pid), `--nofile=${most}:`], { stdio: 'pipe' });
}

function hardLimit(pid: number): number {
  const [, hard = ''] = /^Max open files +\d+ +(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8')) ?? [];
  return Number(hard);
}

function flag(how: '+i' | '-i', folder: string): void {
  const names = ['rems.db', 'rems.db-wal'].map((name) => join(folder, name));
  execFileSync('chattr', [how, ...names], { stdio: 'pipe' });
}

/** Every file of a folder for nobody to write, or for its owner again. */
function close(folder: string, closed: boolean): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, closed ? 0o500 : 0o700);
    else if (entry.isFile()) chmodSync(path, closed ? 0o400 : 0o600);
  }
  chmodSync(folder, closed ? 0o500 : 0o700);
}

/** Each once in a round of the campaign. */
export const ioFaults: readonly IoFault[] = [
  { name: 'EROFS', ownDisk: true, bring: ({ disk }) => disk?.becomeReadOnly() },
  { name: 'EIO', ownDisk: true, bring: ({ disk }) => disk?.vanish() },
  {
    name: 'EPERM',
    ownDisk: true,
    bring: ({ folder }) => flag('+i', folder),
    mend: ({ folder }) => flag('-i', folder),
  },
  {
    name: 'EACCES',
    asNobody: true,
    saves: true,
    bring: ({ folder }) => close(folder, true),
    mend: ({ folder }) => close(folder, false),
  },
  {
    name: 'EMFILE',
    saves: true,
    // The limit is a number that handles must stay below, and the lowest are taken by the runtime: every further one is refused.
    bring: ({ pid }) => limitFiles(pid, 5),
    mend: ({ pid }) => limitFiles(pid, hardLimit(pid)),
  },
];
