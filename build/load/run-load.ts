import { localDate } from '../../shared/dates.ts';
import { startHost } from '../bench/host.ts';
import { describeMachine, presentLoad } from '../bench/machine.ts';
import type { LoadArguments } from './arguments.ts';
import { startCrowd } from './crowd-thread.ts';
import { loadEvents } from './load-events.ts';
import { loadMalformed, type SendMalformed } from './load-malformed.ts';
import { loadHealth, loadMixed, loadThrottle } from './load-mixed.ts';
import { loadRenewal } from './load-renewal.ts';
import { loadScan } from './load-scan.ts';
import { loadSlow } from './load-slow.ts';
import { loadTls } from './load-tls.ts';
import { openNetwork } from './open-network.ts';
import { authorityOf, type Prepared, prepareInstallation, signInAll } from './prepare.ts';
import { createReport } from './report.ts';

interface Load extends LoadArguments {
  readonly root: string;
  /** An empty folder, removed by the caller. */
  readonly folder: string;
  /** An installation that is there already. */
  readonly prepared?: Prepared;
  readonly sendMalformed: SendMalformed;
  readonly say: (line: string) => void;
}

/** The most of each part, seconds. */
const seconds = { throttle: 15, events: 15, renewal: 15, slow: 10 } as const;
/** What the security page asks for; a short run takes a part of it. */
const abuse = { idle: 1000, slow: 500, malformed: 10_000, seconds: 60 } as const;

/** Runs the parts that are asked for, one after the other, on one host. */
export async function runLoad(load: Load) {
  const { root, folder, units, sessions, parts, say } = load;
  const share = Math.min(1, load.seconds / abuse.seconds);
  const before = presentLoad();
  const report = createReport(say);
  say(`an installation with ${units} units …`);
  const prepared = load.prepared ?? (await prepareInstallation({ root, folder, units, sessions }));
  const { data, administrator, accounts, known } = prepared;
  const host = await startHost(root, data, { probed: true });
  try {
    const url = await openNetwork({ console: host.url, data, administrator });
    say(`${sessions} sign-ins at ${url} …`);
    const cookies = await signInAll({ url, data, accounts, sessions });
    const ca = authorityOf(data);
    const crowd = await startCrowd({ url, ca, cookies, known, today: localDate(new Date()) });
    const during = (most: number) => Math.min(most, load.seconds);
    try {
      for (const part of parts) {
        const lines = report.of(part);
        switch (part) {
          case 'mixed':
            await loadMixed(lines, host, crowd, load);
            break;
          case 'throttle':
            await loadThrottle(lines, host, crowd, { ...load, seconds: during(seconds.throttle) });
            break;
          case 'health':
            await loadHealth(lines, crowd);
            break;
          case 'events':
            await loadEvents(lines, crowd, during(seconds.events));
            break;
          case 'renewal': {
            const place = { console: host.url, data, administrator, url, ca };
            await loadRenewal(lines, crowd, place, during(seconds.renewal));
            break;
          }
          case 'slow': {
            const held = { idle: Math.ceil(abuse.idle * share), slow: Math.ceil(abuse.slow * share) };
            await loadSlow(lines, crowd, { url, ca }, { ...held, seconds: during(seconds.slow) });
            break;
          }
          case 'malformed': {
            const [cookie = ''] = cookies;
            await loadMalformed(lines, {
              host,
              url,
              ca,
              cookie,
              count: Math.ceil(abuse.malformed * share),
              sendMalformed: load.sendMalformed,
            });
            break;
          }
          case 'tls':
            await loadTls(lines, url);
            break;
          case 'scan':
            await loadScan(lines, url, folder);
            break;
        }
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
    seconds: load.seconds,
    offered: load.offered,
    changes: load.changes,
    machine: { ...describeMachine(), load: { before, after: presentLoad() } },
    good: report.isGood(),
    lines: report.lines(),
  };
}
