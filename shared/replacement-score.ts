import { z } from 'zod';
import { daysBetween, type PlainDate } from './dates.ts';

/** What a replacement score is made of. Downtime joins this list when it is recorded: nothing holds it yet. */
export const scoreParts = ['age', 'endOfSupport', 'cost', 'failedTests'] as const;
export type ScorePart = (typeof scoreParts)[number];

const Weight = z.int().min(0, 'A weight is 0 or more.').max(100, 'A weight is at most 100.');

/** How much each part of the score counts, and what costs are held against. */
export const ScoreWeights = z.object({
  age: Weight,
  endOfSupport: Weight,
  cost: Weight,
  failedTests: Weight,
  /** The cost that counts in full, in thousands of US dollars. */
  costReference: z.int().min(1, 'A cost to compare with is at least 1 thousand dollars.').max(1_000_000),
});
export type ScoreWeights = z.infer<typeof ScoreWeights>;

/** What holds until somebody decides. */
export const defaultWeights: ScoreWeights = {
  age: 50,
  endOfSupport: 20,
  cost: 15,
  failedTests: 15,
  costReference: 1000,
};

/** Weights as they are stored. Whoever decided before failed surveys had a say keeps the scores that they decided on: there they count nothing. */
export const StoredWeights = ScoreWeights.partial().extend({ failedTests: Weight.default(0) });

/** A unit at the end of its expected life has two thirds of the part for age, and all of it at one and a half lives. */
export const livesForFullAge = 1.5;
/** So many days before support ends the part begins to grow: three years. */
export const endOfSupportDays = 1096;
/** Surveys count for so many days: three years. */
export const failedTestsDays = 1096;
/** So many failed surveys count in full. */
export const failedTestsInFull = 2;

/** What a score is computed from. */
export interface ScoreFacts {
  /** The latest of refurbished, installed and manufactured. */
  readonly lifeBeganOn: PlainDate | null;
  /** The end of life that counts. */
  readonly endOfLifeOn: PlainDate | null;
  readonly lifetimeYears: number | null;
  readonly endOfSupportOn: PlainDate | null;
  /** Thousands of US dollars. */
  readonly cost: number | null;
  /**
   * Surveys with the outcome `fail` of the last {@link failedTestsDays}, voided ones left out; null when no survey of that time has an
   * outcome on record. One that lies ahead does not count yet.
   */
  readonly failedTests: number | null;
}

/** A part of a score. */
export interface ScoredPart {
  readonly part: ScorePart;
  /** 0 to 1; null while the unit does not say what it needs. */
  readonly value: number | null;
  /** Its share of the score in percent, of the parts that are known; 0 for one that is not. */
  readonly share: number;
}

/** A replacement score with what it is made of. */
export interface ScoreOfUnit {
  /** 0 (keep) to 100 (replace); null while no part is known. */
  readonly value: number | null;
  readonly parts: readonly ScoredPart[];
}

/**
 * How much speaks for replacing a unit: each known part, 0 to 1, by its weight. A part that is not known is left out, and the others
 * count for more, so that a missing date makes no unit look better or worse.
 */
export function replacementScore(facts: ScoreFacts, weights: ScoreWeights, today: PlainDate): ScoreOfUnit {
  const values: Readonly<Record<ScorePart, number | null>> = {
    age: agePart(facts, today),
    endOfSupport: endOfSupportPart(facts.endOfSupportOn, today),
    cost: facts.cost === null ? null : Math.min(1, facts.cost / weights.costReference),
    failedTests: facts.failedTests === null ? null : Math.min(1, facts.failedTests / failedTestsInFull),
  };
  const known = scoreParts.filter((part) => values[part] !== null && weights[part] > 0);
  const sum = known.reduce((total, part) => total + weights[part], 0);
  const weighed = known.reduce((total, part) => total + weights[part] * (values[part] ?? 0), 0);
  return {
    value: sum === 0 ? null : Math.round((100 * weighed) / sum),
    parts: scoreParts.map((part) => ({
      part,
      value: values[part],
      share: known.includes(part) ? (100 * weights[part]) / sum : 0,
    })),
  };
}

/** Lives lived against {@link livesForFullAge}. A life lasts from its beginning to its end, or as long as units of the subclass do. */
function agePart({ lifeBeganOn, endOfLifeOn, lifetimeYears }: ScoreFacts, today: PlainDate): number | null {
  if (endOfLifeOn === null) return null;
  const begun = lifeBeganOn !== null && lifeBeganOn < endOfLifeOn;
  const days = begun ? daysBetween(lifeBeganOn, endOfLifeOn) : (lifetimeYears ?? 0) * 365.25;
  if (days <= 0) return null;
  const lived = 1 - daysBetween(today, endOfLifeOn) / days;
  return Math.min(1, Math.max(0, lived / livesForFullAge));
}

/** 1 from the day on which support ends, 0 three years before, in between by the day. */
function endOfSupportPart(endOfSupportOn: PlainDate | null, today: PlainDate): number | null {
  if (endOfSupportOn === null) return null;
  return Math.min(1, Math.max(0, 1 - daysBetween(today, endOfSupportOn) / endOfSupportDays));
}
