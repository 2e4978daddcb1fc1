/** The oldest Electron with fixes for every hole that touches this app (E13); also what package.json pins. */
export const oldestElectron = '45.4.1';

/** Why this Electron is too old to run the app, or undefined when it is not (E13). */
export function tooOldElectron(version: string | undefined): string | undefined {
  if (version !== undefined && compareVersions(version, oldestElectron) >= 0) return undefined;
  return `This app needs Electron ${oldestElectron} or newer and runs on ${version ?? 'none'}. Install the current release.`;
}

/** Below zero when `left` is older; a pre-release counts as its release's predecessor. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(right.includes('-')) - Number(left.includes('-'));
}

function numbersOf(version: string): readonly number[] {
  const [release = ''] = version.split('-');
  return release.split('.').map(Number);
}
