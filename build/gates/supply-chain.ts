import { type GateResult, tooFew } from './gate.ts';
import { packageName, readLockfile } from './lockfile.ts';
import { type Manifest, readManifest } from './manifest.ts';

const exactVersion = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Pinned versions, a lockfile whose every package has a hash, and a decision about every install script. */
export async function supplyChainGate(root: string): Promise<GateResult> {
  const name = 'supply chain';
  const manifest = readManifest(root);
  const locked = readLockfile(root);
  if (locked === undefined)
    return { name, counted: '0 packages', problems: ['lockfile: package-lock.json is missing'] };
  const scripted = [...locked].filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const problems = [
    ...tooFew('packages', locked.size, 1),
    ...unpinned(manifest),
    ...[...locked].filter(([, { integrity }]) => integrity === undefined).map(([place]) => `integrity: ${place}`),
    ...undecidedScripts(
      manifest,
      scripted.map(([place, { version }]) => ({ name: packageName(place), version: version ?? '' })),
    ),
  ];
  return { name, counted: `${locked.size} packages, ${scripted.length} with install scripts`, problems };
}

function unpinned(manifest: Manifest): string[] {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return all.filter(([, range]) => !exactVersion.test(range)).map(([name, range]) => `pin: ${name} is ${range}`);
}

/** An allowed script is pinned to its version, so that an update is looked at again; a denial holds for all. */
function undecidedScripts(manifest: Manifest, scripted: readonly { name: string; version: string }[]): string[] {
  const decisions = manifest.allowScripts ?? {};
  const covering = scripted.map(({ name, version }) => (decisions[name] === false ? name : `${name}@${version}`));
  const undecided = covering.filter((key) => decisions[key] === undefined);
  const stale = Object.keys(decisions).filter((key) => !covering.includes(key));
  return [
    ...undecided.map((key) => `allow-scripts: ${key} has an install script and no entry`),
    ...stale.map((key) => `allow-scripts: ${key} has an entry and no install script`),
  ];
}
