import type { Base } from './installation.ts';
import type { Chance } from './random.ts';

/** What the killed process has to work with. */
export interface Stage {
  readonly folder: string;
  /** What the preparation answered, as JSON. */
  readonly state: unknown;
  readonly chance: Chance;
  say(line: string): void;
}

/** How things stood after a kill: as before, as intended, or part of many steps of which each is whole. */
export type Left = 'old' | 'new' | 'between';

/** What the check after a kill has. */
export interface Aftermath {
  readonly base: Base;
  readonly folder: string;
  readonly state: unknown;
  readonly lines: readonly string[];
  /** Which kill, from 0. */
  readonly kill: number;
}

/** Work that is killed at a random moment. */
export interface Scenario {
  readonly name: string;
  readonly holds: string;
  readonly quick: number;
  readonly long: number;
  /** Its part of the time where there is not enough for all. */
  readonly weight: number;
  /** Whether the next kill goes on with the same folder; otherwise each begins with a copy of the prepared one. */
  readonly goesOn?: boolean;
  /** It first says up to so many lines, a random number of them: on a busy machine a time alone would find it doing nothing. */
  readonly afterLines?: number;
  /** Milliseconds after the first line within which it is killed; measured where it is not given. */
  readonly withinMs?: number;
  /** Brings a copy of the base to where the act begins; answers what act and check need, as JSON. */
  prepare(folder: string, base: Base): Promise<unknown>;
  /** In the child: says a line when the work begins. */
  act(stage: Stage): Promise<void>;
  /** Opens the folder as the program does and throws when something does not hold. */
  check(after: Aftermath): Promise<Left>;
}
