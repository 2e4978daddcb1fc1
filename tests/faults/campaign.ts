import type { Base } from './installation.ts';
import { type Chance, chance } from './random.ts';

/** What a campaign works with. */
export interface Round {
  readonly base: Base;
  /** An empty folder of its own. */
  readonly folder: string;
  readonly chance: Chance;
  /** How often at most. */
  readonly count: number;
  /** False once the time for this campaign is over: what was reached is reported. */
  inTime(): boolean;
  /** Something did not hold; the campaign goes on. */
  failed(what: string): void;
}

/** What a campaign came to. */
export interface Reached {
  /** How often it was done. */
  readonly rounds: number;
  /** Further counts, by name. */
  readonly facts?: Readonly<Record<string, number | string>>;
  /** What could not run on this machine, and why. */
  readonly skipped?: readonly string[];
}

/** A fault that is brought about again and again. */
export interface Campaign {
  /** In kebab case; names the line of figures. */
  readonly name: string;
  /** What must hold, as a sentence. */
  readonly holds: string;
  /** How often in `npm test`. */
  readonly quick: number;
  /** How often in `npm run faults`. */
  readonly long: number;
  /** Its part of the time where there is not enough for all, about what it needs; 1 unless said otherwise. */
  readonly weight?: number;
  run(round: Round): Promise<Reached>;
}

/** One line of figures. */
export interface Figure extends Reached {
  readonly campaign: string;
  readonly holds: string;
  readonly asked: number;
  readonly seed: number;
  readonly seconds: number;
  readonly failures: readonly string[];
}

/** Runs a campaign; a throw is a failure of it. */
export async function runCampaign(
  campaign: Campaign,
  how: {
    readonly base: Base;
    readonly folder: string;
    readonly seed: number;
    readonly count: number;
    readonly seconds: number;
    /** Somebody asked for the end. */
    readonly stopped?: () => boolean;
  },
): Promise<Figure> {
  const { base, folder, seed, count, seconds, stopped = () => false } = how;
  const began = performance.now();
  const failures: string[] = [];
  // The first ones say what is wrong; thousands more would bury it.
  const failed = (what: string) => {
    if (failures.length < 25) failures.push(what);
  };
  const inTime = () => !stopped() && performance.now() - began < seconds * 1000;
  let reached: Reached = { rounds: 0 };
  try {
    reached = await campaign.run({ base, folder, chance: chance(seed), count, inTime, failed });
  } catch (cause) {
    failed(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
  return {
    campaign: campaign.name,
    holds: campaign.holds,
    asked: count,
    seed,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    ...reached,
    failures,
  };
}
