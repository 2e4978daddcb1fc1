import { readFileSync, writeSync } from 'node:fs';
import { busyWork } from './busy-work.ts';
import type { Order } from './child.ts';
import { dailyWork } from './daily-work.ts';
import { host } from './hosting.ts';
import { chance } from './random.ts';
import type { Stage } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { workload } from './workload.ts';

// A process that loads the program, waits for its order on standard input, and works until it is done or killed.
const text = readFileSync(0, 'utf8').trim();
if (text !== '') {
  // Written by the parent.
  const order = JSON.parse(text) as Order;
  const others: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
    host,
    workload,
    'daily-work': dailyWork,
    'busy-work': busyWork,
  };
  const act = others[order.scenario] ?? scenarios.find(({ name }) => name === order.scenario)?.act;
  if (!act) throw new Error(`There is no scenario ${order.scenario}.`);
  // Synchronously, so that a line that was said is out before anything else happens.
  const say = (line: string) => void writeSync(1, `${line}\n`);
  await act({ folder: order.folder, state: order.state, chance: chance(order.seed), say });
  say('done');
}
