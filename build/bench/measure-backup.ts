import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { openDispatched } from './dispatched.ts';
import type { Figures } from './figures.ts';
import type { Account } from './installation.ts';
import { openInstallation } from './open-installation.ts';

/** The monitor's own steps count as delay: taken off. Milliseconds. */
const resolution = 5;

/** Makes a set and proves it in its worker, proves it once more, and says what each does to this thread meanwhile. Beside it: SQLite's copy and its integrity check alone. */
export async function measureBackup(
  figures: Figures,
  bench: { readonly root: string; readonly data: string; readonly account: Account },
): Promise<void> {
  const { root, data, account } = bench;
  const bare = await bareCopy(data);
  figures.add('backup.database', statSync(join(data, 'rems.db')).size / 1024 / 1024, 'MB');
  const { api, close } = await openDispatched(data, account, pathToFileURL(join(root, 'out/main/import-worker.js')));
  try {
    const made = await watched(() => api.backup.run({}));
    const { set, result, message } = made.result;
    if (result !== 'done' || set === null) throw new Error(`the backup does not hold: ${message}`);
    figures.add('backup.makeAndProve', made.ms, 'ms', bare);
    figures.add('backup.makeAndProve.worstDelay', made.worst, 'ms');
    const proven = await watched(() => api.backup.verify({ set }));
    if (!proven.result.ok) throw new Error('the backup does not hold when it is proven again');
    figures.add('backup.verify', proven.ms, 'ms');
    figures.add('backup.verify.worstDelay', proven.worst, 'ms');
  } finally {
    await close();
  }
}

async function watched<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; worst: number }> {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const begun = performance.now();
  const result = await work();
  const ms = performance.now() - begun;
  delay.disable();
  return { result, ms, worst: Math.max(0, delay.max / 1e6 - resolution) };
}

async function bareCopy(data: string): Promise<number> {
  const { db, close } = await openInstallation(data);
  const copy = join(data, 'bare-copy.db');
  try {
    const begun = performance.now();
    db.prepare('VACUUM INTO ?').run(copy);
    db.pragma('integrity_check');
    return performance.now() - begun;
  } finally {
    close();
    rmSync(copy, { force: true });
  }
}
