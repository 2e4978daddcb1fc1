/** Something that did not run, and why. */
export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** The outcome of one stage, counted in tests; each static check counts as one. */
export interface Tally {
  readonly stage: string;
  readonly passed: number;
  readonly failed: number;
  /** Names of what failed, as far as it has names: a log that is cut keeps its end, and the summary is there. */
  readonly failures?: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** The last line of `npm test`. */
export function totalLine(tallies: readonly Tally[]): string {
  const sum = (count: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + count(tally), 0);
  const skipped = sum((tally) => tally.skipped.length);
  return `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failed)} failed, ${skipped} skipped`;
}

/** The whole run is green when something ran and nothing failed. */
export function isGreen(tallies: readonly Tally[]): boolean {
  return tallies.every(({ failed }) => failed === 0) && tallies.some(({ passed }) => passed > 0);
}

/** A stage that broke before it could count its tests. */
export function brokenStage(stage: string): Tally {
  return { stage, passed: 0, failed: 1, skipped: [] };
}
