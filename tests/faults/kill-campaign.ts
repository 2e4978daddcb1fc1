import { join } from 'node:path';
import type { Campaign, Round } from './campaign.ts';
import { childProcesses, momentLater } from './child.ts';
import { copyTo } from './installation.ts';
import type { Left, Scenario } from './scenario.ts';

/** Kills a scenario at random moments, and looks after each. */
export function killCampaign(scenario: Scenario): Campaign {
  const { name, holds, quick, long, weight } = scenario;
  return { name: `kill-${name}`, holds, quick, long, weight, run: (round) => killAgainAndAgain(scenario, round) };
}

async function killAgainAndAgain(scenario: Scenario, round: Round) {
  const { base, chance, count, failed } = round;
  const prepared = join(round.folder, 'prepared');
  const folder = join(round.folder, 'data');
  copyTo(base.folder, prepared);
  const state = await scenario.prepare(prepared, base);
  const children = childProcesses();
  const left: Record<Left, number> = { old: 0, new: 0, between: 0 };
  let acknowledged = 0;
  let finishedFirst = 0;
  let slowestMs = 0;
  let kills = 0;
  copyTo(prepared, folder);
  try {
    let withinMs = scenario.withinMs ?? (await measure());
    for (; kills < count && round.inTime(); kills += 1) {
      if (!scenario.goesOn) copyTo(prepared, folder);
      const work = children.begin(orderOf(chance.below(2 ** 31)));
      await work.reach(1 + chance.below(scenario.afterLines ?? 1));
      const moment = chance.next() * withinMs;
      await momentLater(work, moment);
      const over = work.lines().at(-1) === 'done';
      await work.kill();
      if (over) finishedFirst += 1;
      // The machine is quicker or slower than it was: about one kill in eight comes too late, so that the end is hit as well.
      if (scenario.withinMs === undefined) withinMs = Math.max(2, withinMs * (over ? 0.75 : 1.04));
      acknowledged += work.lines().length;
      const began = performance.now();
      try {
        left[await scenario.check({ base, folder, state, lines: work.lines(), kill: kills })] += 1;
      } catch (cause) {
        failed(`kill ${kills} after ${moment.toFixed(1)} ms: ${cause instanceof Error ? cause.stack : String(cause)}`);
        // A folder that did not hold would fail every kill after it.
        copyTo(prepared, folder);
      }
      slowestMs = Math.max(slowestMs, performance.now() - began);
    }
  } finally {
    await children.close();
  }
  return {
    rounds: kills,
    facts: { ...left, lines: acknowledged, finishedFirst, slowestCheckMs: Math.round(slowestMs) },
  };

  function orderOf(seed: number) {
    return { scenario: scenario.name, folder, state, seed };
  }

  /** How long it takes when nobody kills it. */
  async function measure(): Promise<number> {
    const work = children.begin(orderOf(1));
    await work.reach(1);
    const began = performance.now();
    await work.ended;
    const took = (performance.now() - began) * 0.8;
    if (work.lines().at(-1) !== 'done') throw new Error(`${scenario.name} did not end well by itself`);
    const whole = await scenario.check({ base, folder, state, lines: work.lines(), kill: 0 });
    if (whole === 'old') throw new Error(`${scenario.name} ended and nothing has changed`);
    copyTo(prepared, folder);
    return took;
  }
}
