import { packageName } from '../gates/lockfile.ts';
import type { Expected } from './check-content.ts';
import { migrationPhrases } from './migration-phrases.ts';
import { type PackageKind, productionPlaces } from './shipped-files.ts';
import type { Target } from './target.ts';

/** What a package of this kind, made from the checkout at `root`, consists of. */
export function expectedContent(root: string, kind: PackageKind, target: Target): Expected {
  return {
    kind,
    target,
    packages: new Set(productionPlaces(root).map(packageName)),
    migrationPhrases: migrationPhrases(root),
  };
}
