import type { PlainDate } from '../../shared/dates.ts';
import { type ClockDays, clockOf } from '../../shared/obligation-clock.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';
import { createFactsReader } from './clock-facts.ts';
import { createDefinitionReader } from './definition-rules.ts';

/** Keeps the stored days of obligations in step with rules, tests, events and the calendar. */
export interface ClockWriter {
  /**
   * Computes all obligations of a unit that have not ended, and the unit's headline, and stores what differs. It follows from what is
   * on record already, so there is no audit entry and no version is counted up; whoever changed a fact puts that on record. Under 1 ms.
   * @param today also the last day on which a test counts
   * @returns whether anything was stored
   */
  renew(tx: Pick<Tx, 'db' | 'at'>, unitId: number, today: PlainDate): boolean;
}

interface ObligationRow extends ClockDays {
  readonly id: number;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly definition: string;
  readonly exclusions: number;
  readonly extensions: number;
}

/** What a unit's row says of its obligations that hold today, as it is stored. */
export interface UnitHeadline {
  readonly nextLimitOn: PlainDate | null;
  readonly neverTested: number;
  readonly hasObligations: number;
}

/** The clocks on one connection; import workers make one on theirs. */
export function createClockWriter(db: Db): ClockWriter {
  const definitionOf = createDefinitionReader();
  const factsOf = createFactsReader(db);
  const unitOf = db.prepare<[number], UnitHeadline & { readonly installedOn: PlainDate | null }>(
    `SELECT installed_on AS installedOn, next_limit_on AS nextLimitOn, never_tested AS neverTested, has_obligations AS hasObligations
     FROM units WHERE id = ?`,
  );
  const obligationsOf = db.prepare<[number, PlainDate], ObligationRow>(
    `SELECT o.id, o.starts_on AS startsOn, o.ends_on AS endsOn, r.definition,
       o.last_tested_on AS lastTested, o.target_on AS target, o.window_start_on AS windowStart, o.window_end_on AS windowEnd,
       o.limit_on AS "limit",
       EXISTS (SELECT 1 FROM test_exclusions x WHERE x.obligation_id = o.id) AS exclusions,
       EXISTS (SELECT 1 FROM obligation_extensions e WHERE e.obligation_id = o.id) AS extensions
     FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id
     WHERE o.unit_id = ? AND (o.ends_on IS NULL OR o.ends_on >= ?)`,
  );
  const storeDays = db.prepare<[ClockDays & { readonly id: number }]>(
    `UPDATE obligations SET last_tested_on = @lastTested, target_on = @target, window_start_on = @windowStart,
       window_end_on = @windowEnd, limit_on = @limit WHERE id = @id`,
  );
  const storeHeadline = db.prepare<[PlainDate | null, number, number, number]>(
    'UPDATE units SET next_limit_on = ?, never_tested = ?, has_obligations = ? WHERE id = ?',
  );

  return {
    renew(_tx, unitId, today) {
      const unit = unitOf.get(unitId);
      if (!unit) return false;
      const facts = factsOf({ id: unitId, installedOn: unit.installedOn }, today);
      let changed = false;
      let nextLimitOn: PlainDate | null = null;
      let neverTested = 0;
      let hasObligations = 0;
      for (const row of obligationsOf.all(unitId, today)) {
        const definition = definitionOf(row.definition);
        const special = { exclusions: row.exclusions === 1, extensions: row.extensions === 1 };
        const days = clockOf(definition, row, facts.of(row.id, definition, special), today);
        if (!sameDays(row, days)) {
          storeDays.run({ id: row.id, ...days });
          changed = true;
        }
        if (row.startsOn !== null && row.startsOn > today) continue;
        hasObligations = 1;
        if (days.lastTested === null) neverTested = 1;
        if (days.limit !== null && (nextLimitOn === null || days.limit < nextLimitOn)) nextLimitOn = days.limit;
      }
      if (
        unit.nextLimitOn !== nextLimitOn ||
        unit.neverTested !== neverTested ||
        unit.hasObligations !== hasObligations
      ) {
        storeHeadline.run(nextLimitOn, neverTested, hasObligations, unitId);
        changed = true;
      }
      return changed;
    },
  };
}

function sameDays(one: ClockDays, other: ClockDays): boolean {
  return (
    one.lastTested === other.lastTested &&
    one.target === other.target &&
    one.windowStart === other.windowStart &&
    one.windowEnd === other.windowEnd &&
    one.limit === other.limit
  );
}
