import { setTimeout as pause } from 'node:timers/promises';
import type { Figures } from './figures.ts';
import { percentile } from './figures.ts';
import { startHost, timeToFirstLine } from './host.ts';

const starts = 5;
/** Until what a start leaves behind was collected, milliseconds. */
const settleMs = 1500;

/** Opens the plain database and reads its number of units: what Node and the driver cost without us. */
const bareStart = `
  import Database from 'better-sqlite3';
  const db = new Database(process.argv[1], { readonly: true });
  process.stdout.write(JSON.stringify(db.prepare('SELECT count(*) FROM units').get()) + '\\n');`;

/** Starts the built host five times on an existing database; files are in the operating system's cache, the process is new. */
export async function measureStarts(figures: Figures, root: string, folder: string, plainFile: string): Promise<void> {
  const ready: number[] = [];
  const node: number[] = [];
  const bare: number[] = [];
  const memory: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const host = await startHost(root, folder);
    ready.push(host.readyMs);
    await pause(settleMs);
    const megabytes = await host.memory();
    if (megabytes !== undefined) memory.push(megabytes);
    await host.stop();
    node.push(await timeToFirstLine(root, ['-e', 'process.stdout.write("ready\\n")']));
    bare.push(await timeToFirstLine(root, ['--input-type=module', '-e', bareStart, plainFile]));
  }
  figures.add('start.node', percentile(node, 50), 'ms');
  figures.add('start.ready', percentile(ready, 50), 'ms', percentile(bare, 50));
  if (memory.length > 0) figures.add('memory.idle', percentile(memory, 50), 'MB');
}
