import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of package.json that the gates read. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

/** Reads package.json. */
export function readManifest(root: string): Manifest {
  // Our own file; the type check of its fields is the gates' work.
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}
