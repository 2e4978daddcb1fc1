import type { PlainDate } from '#shared/dates.ts';
import { type ClockDays, clockOf, countsEarly } from '#shared/obligation-clock.ts';
import type { ObligationRule } from '#shared/obligation-rules.ts';
import type { UnitEvent, UnitObligation } from '#shared/obligations.ts';
import type { TestType } from '#shared/test-types.ts';

/** What a survey would do to one obligation. */
export interface CountEffect {
  readonly obligation: UnitObligation;
  /** It comes before the window has opened: somebody must say whether it counts. */
  readonly early: boolean;
  /** A later survey is on record, so that the clock does not move. */
  readonly older: boolean;
  /** The days of the obligation once the survey counts; undefined where the rule is not known here. */
  readonly after: ClockDays | undefined;
}

interface Known {
  readonly obligations: readonly UnitObligation[];
  readonly rules: readonly ObligationRule[];
  readonly events: readonly UnitEvent[];
  readonly installedOn: PlainDate | null;
}

/** The obligations of a unit that a type of survey meets, each with what a survey on that day would do to it. */
export function countEffects(known: Known, type: TestType, testDate: PlainDate): readonly CountEffect[] {
  return known.obligations
    .filter(({ satisfiedBy }) => satisfiedBy.includes(type))
    .map((obligation) => {
      const rule = known.rules.find(({ id }) => id === obligation.ruleId);
      const older = obligation.lastTested !== null && obligation.lastTested > testDate;
      return {
        obligation,
        older,
        early: !older && countsEarly(obligation, testDate),
        after:
          rule &&
          clockOf(rule.definition, obligation, {
            tests: older ? obligation.lastTested : testDate,
            installedOn: known.installedOn,
            events: known.events,
            extensions: obligation.extensions.filter(({ withdrawn }) => withdrawn === null),
          }),
      };
    });
}
