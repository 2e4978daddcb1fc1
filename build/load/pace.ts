import { createRandom, type Random } from '../bench/random.ts';
import { callsPerScreen, type Known } from './screens.ts';

/** What all together are to ask. */
export interface Wanted {
  /** Calls per second of all together; null: everyone asks again as soon as the answer is there. */
  readonly perSecond: number | null;
  /** Of a hundred calls, how many change something. */
  readonly changes: number;
}

/** How often one of the crowd does something. */
export interface Pace {
  /** From 0 to 1: how much of what somebody does is a change. */
  readonly changeShare: number;
  /** Milliseconds until somebody does something, and from then until the next; null: at once, after the answer to the one before. */
  readonly wait: ((random: Random) => number) | null;
}

/** How often one of so many people does something, and how often that is a change, so that the calls come out as they are wanted. */
export function paceOf({ perSecond, changes }: Wanted, people: number, known: Known): Pace {
  const calls = callsPerScreen(createRandom(1), known);
  const share = changes / 100;
  // A change is one call, a page several: share = p / (p + (1 - p) * calls), solved for p.
  const changeShare = (share * calls) / (1 - share + share * calls);
  if (perSecond === null) return { changeShare, wait: null };
  const callsEach = changeShare + (1 - changeShare) * calls;
  const betweenMs = (people * callsEach * 1000) / perSecond;
  // Exponential, the first time too: people do not act in step, and as often in the first second as later.
  return { changeShare, wait: (random) => -Math.log(1 - random.next()) * betweenMs };
}
