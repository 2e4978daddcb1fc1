import { localDate } from '../../shared/dates.ts';
import { startHost } from '../bench/host.ts';
import { describeMachine, presentLoad } from '../bench/machine.ts';
import type { LoadArguments } from './arguments.ts';
import { startCrowd } from './crowd-thread.ts';
import { loadHealth, loadMixed, loadThrottle } from './load-mixed.ts';
import { authorityOf, type Prepared, prepareInstallation, signInAll } from './prepare.ts';
import { createReport } from './report.ts';

interface Load extends LoadArguments {
  readonly root: string;
  /** An empty folder, removed by the caller. */
  readonly folder: string;
  /** An installation that is there already. */
  readonly prepared?: Prepared;
  readonly say: (line: string) => void;
}

/** The most of the open throttle, seconds. */
const throttleSeconds = 15;

/** Runs the parts that are asked for, one after the other, on one host. */
export async function runLoad(load: Load) {
  const { root, folder, units, sessions, seconds, parts, say } = load;
  const before = presentLoad();
  const report = createReport(say);
  say(`an installation with ${units} units …`);
  const prepared = load.prepared ?? (await prepareInstallation({ root, folder, units, sessions }));
  const { data, accounts, known } = prepared;
  const host = await startHost(root, data, { probed: true });
  try {
    say(`${sessions} sign-ins …`);
    const cookies = await signInAll({ url: host.url, data, accounts, sessions });
    const ca = authorityOf(data);
    const crowd = await startCrowd({ url: host.url, ca, cookies, known, today: localDate(new Date()) });
    try {
      for (const part of parts) {
        const lines = report.of(part);
        if (part === 'mixed') await loadMixed(lines, host, crowd, seconds);
        if (part === 'throttle') await loadThrottle(lines, crowd, Math.min(throttleSeconds, seconds));
        if (part === 'health') await loadHealth(lines, crowd);
      }
    } finally {
      await crowd.close();
    }
  } finally {
    await host.stop();
  }
  return {
    at: new Date().toISOString(),
    units,
    sessions,
    seconds,
    machine: { ...describeMachine(), load: { before, after: presentLoad() } },
    good: report.isGood(),
    lines: report.lines(),
  };
}
