import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SetKind, SetName } from '../../shared/backup.ts';
import type { DataFiles } from '../database/data-files.ts';

/** A set that is being made or copied has such a name, and the random rest of it. */
export const partialPrefix = '.partial-';
/** A set that is no longer wanted and goes with the next success. */
export const trashPrefix = '.trash-';
/** Says in a folder with the name of a set that it holds files which a restore set aside, and is no backup. */
export const setAsideNote = 'set-aside.json';

/** The folder of the sets of a data folder. */
export function setsFolder(files: DataFiles): string {
  return files.backups;
}

/** Names of the sets in a folder, the newest first; nothing else in it counts. None where there is no folder. */
export function listSetFolders(folder: string): readonly SetName[] {
  if (!isRealFolder(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && parseSetName(entry.name) !== undefined)
    .map((entry) => entry.name)
    .sort()
    .reverse();
}

/** When (to the second, by the local clock) and why the set of this name was made; undefined for any other name. */
export function parseSetName(name: string): { readonly at: Date; readonly kind: SetKind } | undefined {
  if (!SetName.safeParse(name).success) return undefined;
  const number = (from: number, length: number) => Number(name.slice(from, from + length));
  const at = new Date(number(0, 4), number(4, 2) - 1, number(6, 2), number(9, 2), number(11, 2), number(13, 2));
  const kind = SetKind.safeParse(name.slice(16));
  if (!kind.success || Number.isNaN(at.getTime()) || digitsOf(at) !== name.slice(0, 15)) return undefined;
  return { at, kind: kind.data };
}

/** `YYYYMMDD_HHMMSS_<kind>` by the local clock, a second later while that second is taken. */
export function freeSetName(folder: string, kind: SetKind, now: Date): SetName {
  for (let at = now.getTime(); ; at += 1000) {
    const name = `${digitsOf(new Date(at))}_${kind}`;
    // An hour that the clocks show twice has seconds that are no names of their own.
    if (parseSetName(name) && lstatSync(join(folder, name), { throwIfNoEntry: false }) === undefined) return name;
  }
}

/** Whether a folder lies there itself, not a link to one. */
export function isRealFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function digitsOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${String(at.getFullYear()).padStart(4, '0')}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${date}_${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
