import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { createDurably } from '../database/durable-file.ts';
import type { Random } from '../ports.ts';

/** Where a key file is looked for. */
export interface HostKeyPlace {
  /** `credential`: handed over by the service manager; `key-file`: named by REMS_KEY_FILE; `data-folder`: keys/host.key, the default. */
  readonly source: 'credential' | 'key-file' | 'data-folder';
  readonly path: string;
}

/** What was found at a place. */
export type HostKeyFound =
  | { readonly state: 'missing' }
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'read'; readonly secret: Buffer };

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The places of key files, the preferred one first. The environment names files only; a key in a variable would be visible to other processes. */
export function hostKeyPlaces(defaultPath: string, environment: Environment): readonly HostKeyPlace[] {
  const places: HostKeyPlace[] = [];
  const credentials = environment.CREDENTIALS_DIRECTORY;
  if (credentials !== undefined && isAbsolute(credentials))
    places.push({ source: 'credential', path: join(credentials, 'rems.key') });
  const named = environment.REMS_KEY_FILE;
  if (named !== undefined && isAbsolute(named)) places.push({ source: 'key-file', path: named });
  places.push({ source: 'data-folder', path: defaultPath });
  return places;
}

/**
 * Reads a key file (64 hexadecimal digits) when nobody else can: a regular file, not a link, owned by this user, closed to group and others.
 * Opens first and asks about the open file, so that it cannot be swapped in between.
 */
export function readHostKey(place: HostKeyPlace): HostKeyFound {
  const entry = lstatSync(place.path, { throwIfNoEntry: false });
  if (entry === undefined) return { state: 'missing' };
  if (entry.isSymbolicLink()) return refused(place, 'is a link; name the file itself');
  let handle: number;
  try {
    handle = openSync(place.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    return refused(
      place,
      `cannot be opened (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'})`,
    );
  }
  try {
    const complaint = complain(fstatSync(handle), place);
    if (complaint !== undefined) return refused(place, complaint);
    const text = readFileSync(handle, 'latin1').trim();
    if (!/^[0-9a-f]{64}$/i.test(text)) return refused(place, 'does not hold 64 hexadecimal digits');
    return { state: 'read', secret: Buffer.from(text, 'hex') };
  } finally {
    closeSync(handle);
  }
}

/** Writes a new key file (0600) and returns its secret; throws when anything is there already. */
export function createHostKey(path: string, random: Random): Buffer {
  const secret = random.bytes(32);
  createDurably(path, `${secret.toString('hex')}\n`);
  return secret;
}

/** Whether a key file lies on the same volume as the data, so that who takes the disk takes both. */
export function isOnDataVolume(keyFile: string, dataFolder: string): boolean {
  return statSync(dirname(keyFile)).dev === statSync(dataFolder).dev;
}

function complain(file: Stats, place: HostKeyPlace): string | undefined {
  if (!file.isFile()) return 'is not a regular file';
  const me = process.geteuid?.();
  // Windows has no modes here; the data folder's access list covers it.
  if (me === undefined) return undefined;
  // A service manager may keep its credentials as root and let the service in by an access list, which shows as a group bit.
  const byManager = place.source === 'credential';
  if (file.uid !== me && !(byManager && file.uid === 0)) return 'belongs to another user';
  if ((file.mode & (byManager ? 0o037 : 0o077)) !== 0) return 'is open to other users; set its mode to 0600';
  return undefined;
}

function refused(place: HostKeyPlace, complaint: string): HostKeyFound {
  return { state: 'refused', reason: `The key file ${place.path} ${complaint}.` };
}
