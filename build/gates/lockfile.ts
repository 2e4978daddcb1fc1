import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One package of package-lock.json, as far as the gates read it. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The packages of package-lock.json by their place (`node_modules/a/node_modules/b`), without the root itself. */
export type LockedPackages = ReadonlyMap<string, LockedPackage>;

/** Reads package-lock.json; undefined when it is missing. */
export function readLockfile(root: string): LockedPackages | undefined {
  const file = join(root, 'package-lock.json');
  if (!existsSync(file)) return undefined;
  // npm's own format, version 3.
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages?: Record<string, LockedPackage> };
  return new Map(Object.entries(lock.packages ?? {}).filter(([place]) => place !== ''));
}

/** The name of the package at a place of the lockfile. */
export function packageName(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
