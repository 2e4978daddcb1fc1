import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDispatched } from './dispatched.ts';
import { addDelay, type Figures } from './figures.ts';
import type { Account } from './installation.ts';
import { type LoopDelay, watchLoop } from './loop-watch.ts';
import { openInstallation } from './open-installation.ts';

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
    addDelay(figures, 'backup.makeAndProve', made.delay);
    const proven = await watched(() => api.backup.verify({ set }));
    if (!proven.result.ok) throw new Error('the backup does not hold when it is proven again');
    figures.add('backup.verify', proven.ms, 'ms');
    addDelay(figures, 'backup.verify', proven.delay);
  } finally {
    await close();
  }
}

async function watched<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; delay: LoopDelay }> {
  const watch = watchLoop();
  const begun = performance.now();
  const result = await work();
  const ms = performance.now() - begun;
  return { result, ms, delay: watch.end() };
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
