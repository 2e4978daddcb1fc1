/**
 * The oldest SQLite3 Multiple Ciphers that may touch data: the one we ship. An older one under a newer program (a library that was exchanged, a
 * package that was mended by hand) has faults that ours does not have, and nobody has tested it with these files.
 */
export const engineFloor = '2.4.0';

/**
 * Refuses an encryption engine below the floor; asked at every opening, before anything is written.
 *
 * @param reported what `sqlite3mc_version()` answers, such as "SQLite3 Multiple Ciphers 2.4.0"
 * @throws Error naming both versions; also when none can be read
 */
export function requireEngine(reported: string): void {
  const version = /(?:^| )(\d+\.\d+\.\d+)$/.exec(reported)?.[1];
  if (version !== undefined && compare(version, engineFloor) >= 0) return;
  throw new Error(
    `The encryption engine is "${reported}"; ${engineFloor} or newer is required. Install the program again.`,
  );
}

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const differences = (a ?? []).map((part, index) => part - (b?.[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
