import { setImmediate } from 'node:timers/promises';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Transactor } from '../rpc/transact.ts';
import { createClockWriter } from './clock-writer.ts';

/** What a renewal did: units that it looked at, and those whose clocks changed. */
export interface Renewed {
  readonly units: number;
  readonly changed: number;
}

/** Computes the clocks of many units, piece by piece, so that everybody else can go on working. */
export interface Renewal {
  /** Every unit that ever had an obligation: a day has passed, so that obligations begin or end and tests that lay ahead count. */
  all(today: PlainDate, signal?: AbortSignal): Promise<Renewed>;
  /** Every unit under one rule, as of today. */
  ofRule(ruleId: number): Promise<Renewed>;
}

/** Units in one transaction; it holds everybody else up for some 20 ms. */
const chunkSize = 250;

/** The renewal on one connection. What it stores follows from records, so that it is on nobody's record. */
export function createRenewal(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly transactor: Transactor;
  readonly events: EventBus;
}): Renewal {
  const { db, clock, transactor, events } = deps;
  const clocks = createClockWriter(db);
  const everyUnit = db
    .prepare<[number, number], number>(
      'SELECT DISTINCT unit_id FROM obligations WHERE unit_id > ? ORDER BY unit_id LIMIT ?',
    )
    .pluck();
  const unitsOfRule = db
    .prepare<[number, number, number], number>(
      'SELECT DISTINCT unit_id FROM obligations WHERE rule_id = ? AND unit_id > ? ORDER BY unit_id LIMIT ?',
    )
    .pluck();

  async function renewChunks(
    after: (unitId: number) => number[],
    today: PlainDate,
    signal?: AbortSignal,
  ): Promise<Renewed> {
    let units = 0;
    let changed = 0;
    for (let last = 0; ; ) {
      signal?.throwIfAborted();
      const ids = after(last);
      const end = ids.at(-1);
      if (end === undefined) break;
      const at = clock.now().toISOString();
      changed += await retryWhileBusy(() =>
        transactor.housekeeping(() => ids.filter((id) => clocks.renew({ db, at }, id, today)).length),
      );
      units += ids.length;
      last = end;
      await setImmediate();
    }
    if (changed > 0) events.publish({ topic: 'obligation' });
    return { units, changed };
  }

  return {
    all: (today, signal) => renewChunks((last) => everyUnit.all(last, chunkSize), today, signal),
    ofRule: (ruleId) => renewChunks((last) => unitsOfRule.all(ruleId, last, chunkSize), localDate(clock.now())),
  };
}
