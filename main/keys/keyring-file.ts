import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from '../database/durable-file.ts';
import { type Keyring, type ReadKeyring, readKeyringText, writeKeyringText } from './keyring.ts';

/** How many predecessors of `keyring.json` are kept beside it. */
const keptGenerations = 5;

/** What lies under the name of a keyring. */
export type KeyringOnDisk =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | ({ readonly state: 'intact' } & ReadKeyring);

/** Reads `keyring.json`, or its predecessor number `generation` (1 is the newest). Changes nothing. */
export function readKeyringFile(path: string, generation = 0): KeyringOnDisk {
  const file = generationPath(path, generation);
  if (!existsSync(file)) return { state: 'missing' };
  const read = readKeyringText(readFileSync(file, 'utf8'));
  return read === undefined ? { state: 'damaged' } : { state: 'intact', ...read };
}

/** Numbers of the predecessors that are intact, newest first. */
export function intactGenerations(path: string): readonly number[] {
  return Array.from({ length: keptGenerations }, (_, index) => index + 1).filter(
    (generation) => readKeyringFile(path, generation).state === 'intact',
  );
}

/** Saves a keyring atomically and keeps what was there as predecessor 1, even when that was damaged. */
export function saveKeyring(path: string, keyring: Keyring, authentication: Buffer): void {
  writeWithPredecessors(path, writeKeyringText(keyring, authentication));
}

/** Puts a finished keyring file in the place of the present one, which becomes predecessor 1; does nothing when it lies there already. */
export function publishKeyring(from: string, path: string): void {
  const text = readFileSync(from, 'utf8');
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeWithPredecessors(path, text);
}

function writeWithPredecessors(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (existsSync(path)) {
    for (let generation = keptGenerations - 1; generation >= 1; generation -= 1) {
      const file = generationPath(path, generation);
      if (existsSync(file)) renameSync(file, generationPath(path, generation + 1));
    }
    copyFileSync(path, generationPath(path, 1));
  }
  writeDurably(path, text);
}

function generationPath(path: string, generation: number): string {
  return generation === 0 ? path : `${path}.${generation}`;
}
