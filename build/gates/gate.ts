/** What a static check found. No problems means that it passed. */
export interface GateResult {
  readonly name: string;
  /** What was looked at, in numbers: the proof that the gate ran. */
  readonly counted: string;
  readonly problems: readonly string[];
  /** Worth reading, but no reason to fail. */
  readonly remarks?: readonly string[];
}

/** One static check over the tree at `root`, which tests point at a planted one. */
export type Gate = (root: string) => Promise<GateResult>;

/** A problem when a scan found fewer things than it must have: a gate that looked at nothing is not green. */
export function tooFew(what: string, found: number, floor: number): string[] {
  return found >= floor
    ? []
    : [`scanned only ${found} ${what}, expected at least ${floor}: the gate did not see the tree`];
}
