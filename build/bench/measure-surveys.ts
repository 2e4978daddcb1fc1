import { systemClock } from '../../main/host/system-ports.ts';
import { createClockWriter } from '../../main/obligations/clock-writer.ts';
import { createRenewal } from '../../main/obligations/renewal.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { addDays, localDate } from '../../shared/dates.ts';
import { percentile } from './figures.ts';
import { type LoopDelay, watchLoop } from './loop-watch.ts';
import { openInstallation } from './open-installation.ts';

/** Milliseconds. */
export interface RenewalTimes {
  /** The clocks of one unit, computed and stored. */
  readonly unit: { readonly p50: number; readonly p95: number };
  /** The clocks of all units, as every night: nothing but the day has changed. */
  readonly all: number;
  /** How the event loop fared meanwhile. */
  readonly delay: LoopDelay;
}

/** Milliseconds that pass; the time of the processor where others are at work too. */
export type Stopwatch = () => number;

const wall: Stopwatch = () => performance.now();
const warmUps = 20;
const rounds = 200;

/** Renews clocks as the program does, on the database of an installation whose host is not running. */
export async function measureRenewal(folder: string, now = wall): Promise<RenewalTimes> {
  const { db, transactor, close } = await openInstallation(folder);
  try {
    const today = localDate(systemClock.now());
    const clocks = createClockWriter(db);
    const ids = db.prepare<[], number>('SELECT id FROM units ORDER BY id').pluck().all();
    const at = systemClock.now().toISOString();
    const times: number[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const id = ids[((round + warmUps) * 7919) % ids.length] ?? 1;
      const begun = now();
      transactor.housekeeping(() => clocks.renew({ db, at }, id, today));
      if (round >= 0) times.push(now() - begun);
    }
    const silent = () => undefined;
    const events = { subscribe: () => silent, publish: silent, pump: silent, close: silent };
    const renewal = createRenewal({ db, clock: systemClock, transactor, events });
    const watch = watchLoop();
    const begun = now();
    await renewal.all(addDays(today, 1));
    const all = now() - begun;
    const delay = watch.end();
    await renewal.all(today);
    return { unit: { p50: percentile(times, 50), p95: percentile(times, 95) }, all, delay };
  } finally {
    close();
  }
}

/** Records surveys of one unit after the other through dispatch: row, audit entry, clocks, visits that became done, and the record as the answer. */
export async function measureRecording(api: Client<AppContract>, units: number, now = wall) {
  const testDate = localDate(systemClock.now());
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const unitId = 1 + (((round + warmUps) * 104_729) % units);
    const begun = now();
    await api.compliance.recordTest({ unitId, type: 'Annual', testDate, outcome: 'pass' });
    if (round >= 0) times.push(now() - begun);
  }
  return { p50: percentile(times, 50), p95: percentile(times, 95) };
}
