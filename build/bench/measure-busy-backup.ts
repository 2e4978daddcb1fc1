import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDelay, type Figures, percentile } from './figures.ts';
import { fillTrail } from './fill-trail.ts';
import { startHost } from './host.ts';
import type { Account } from './installation.ts';
import { createRandom } from './random.ts';
import { type Session, signIn } from './session.ts';

/** People at work: so many sign-ins, each with so many windows that ask by themselves. */
const crowd = { sessions: 10, windows: 20 } as const;
/** Milliseconds between two requests of one window, on average. */
const thinking = 1000;
/** One request in five changes something. */
const writeShare = 0.2;
/** Before the backup, to compare with; milliseconds. */
const quietMs = 10_000;

/**
 * A backup and its proof while 200 windows of ten sessions list and change units over HTTPS: how long it takes, and how long a change
 * takes meanwhile beside how long it takes before.
 */
export async function measureBusyBackup(
  figures: Figures,
  bench: {
    readonly root: string;
    readonly data: string;
    readonly account: Account;
    readonly megabytes: number;
    readonly units: number;
    readonly say: (line: string) => void;
  },
): Promise<void> {
  const { root, data, account, megabytes, units, say } = bench;
  const entries = await fillTrail(data, { megabytes });
  say(`a backup while people work: ${entries} more entries`);
  figures.add('busyBackup.database', statSync(join(data, 'rems.db')).size / 1024 / 1024, 'MB');
  const host = await startHost(root, data, { probed: true });
  const sessions: Session[] = [];
  try {
    for (let count = 0; count <= crowd.sessions; count += 1)
      sessions.push(await signIn(host.url, data, account, 'http2'));
    const [desk, ...others] = sessions;
    if (!desk) throw new Error('nobody is signed in');
    await otherBackupEnded(desk);
    const work = startWork(others, units);
    await pause(quietMs);
    const before = work.take();
    await host.loopDelay();
    const begun = performance.now();
    const { result, message } = await desk.api.backup.run({});
    const took = performance.now() - begun;
    const during = work.take();
    const delay = await host.loopDelay();
    await work.stop();
    if (result !== 'done') throw new Error(`the backup does not hold: ${message}`);
    figures.add('busyBackup.makeAndProve', took, 'ms');
    addDelay(figures, 'busyBackup', delay);
    for (const kind of ['write', 'list'] as const) {
      for (const share of [50, 95, 99])
        figures.add(
          `busyBackup.${kind}.p${share}`,
          percentile(during[kind], share),
          'ms',
          percentile(before[kind], share),
        );
    }
    figures.add('busyBackup.rate', ((during.write.length + during.list.length) * 1000) / took, 'rows/s');
  } finally {
    for (const session of sessions) session.close();
    await host.stop();
  }
}

/** A host that was away at the time of a backup makes it when it starts. */
async function otherBackupEnded({ api }: Session): Promise<void> {
  while ((await api.backup.state({})).running !== null) await pause(500);
}

/** Milliseconds of each request. */
interface Times {
  readonly write: readonly number[];
  readonly list: readonly number[];
}

/** Starts the windows; a request that is refused ends the measure. */
function startWork(sessions: readonly Session[], units: number) {
  const random = createRandom(20_260_104);
  const stopping = new AbortController();
  let times = { write: [] as number[], list: [] as number[] };
  const windows = sessions.flatMap((session, desk) =>
    Array.from({ length: crowd.windows }, async (_, window) => {
      // Units of its own: two people who change the same one are asked, which is not what is measured.
      const id = 1 + ((desk * crowd.windows + window) % units);
      while (!stopping.signal.aborted) {
        await pause(2 * thinking * random.next(), undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        if (random.next() >= writeShare) {
          times.list.push(await session.time('equipment.list', { page: 1 + random.upTo(20), pageSize: 50 }));
          continue;
        }
        const { version } = await session.api.equipment.get({ id });
        const input = { id, version, room: `Room ${random.upTo(1000)}` };
        times.write.push(await session.time('equipment.update', input));
      }
    }),
  );
  const all = Promise.all(windows);
  // Seen where it is waited for; until then it must not end the process.
  all.catch(() => stopping.abort());
  return {
    /** What was measured since the last time. */
    take(): Times {
      const taken = times;
      times = { write: [], list: [] };
      return taken;
    },
    async stop(): Promise<void> {
      stopping.abort();
      await all;
    },
  };
}
