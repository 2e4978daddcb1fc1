import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './bundle/ensure-built.ts';
import { requireEntries } from './bundle/require-entries.ts';
import { makeDesktop } from './packaging/make-desktop.ts';
import { makeService } from './packaging/make-service.ts';
import { type Outcome, summaryLines } from './packaging/outcome.ts';
import { runningTarget } from './packaging/target.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

/**
 * `npm run package -- [service] [linux] [windows] [--electron-dist DIR]`; everything when nothing is named.
 * `--electron-dist` is an unpacked Electron for the named platform, for networks that cannot download one.
 */
const kinds = ['service', 'linux', 'windows'] as const;

requirePinnedNode();
const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'electron-dist': { type: 'string' } } });
const unknown = positionals.filter((word) => !kinds.some((kind) => kind === word));
if (unknown.length > 0) {
  process.stderr.write(`package: ${unknown.join(', ')} is not one of ${kinds.join(', ')}.\n`);
  process.exit(2);
}
const wants = (kind: (typeof kinds)[number]): boolean => positionals.length === 0 || positionals.includes(kind);

const { 'electron-dist': electronDist } = values;
if (electronDist !== undefined && wants('linux') && wants('windows')) {
  process.stderr.write('package: --electron-dist is for one platform; name linux or windows beside it.\n');
  process.exit(2);
}

requireEntries(root);
await ensureBuilt(root);
const outcomes: Outcome[] = [];
if (wants('service')) outcomes.push(await makeService(root, await freshFolder('service'), runningTarget()));
for (const [kind, platform] of [
  ['linux', 'linux'],
  ['windows', 'win32'],
] as const) {
  if (!wants(kind)) continue;
  const output = await freshFolder(kind);
  outcomes.push(...(await makeDesktop({ root, output, electronDist }, { platform, arch: 'x64' })));
}
for (const line of summaryLines(outcomes, root)) process.stdout.write(`${line}\n`);
process.exitCode = outcomes.every(({ made }) => made) ? 0 : 1;

/** An empty folder for one kind of package; what was made of the others stays. */
async function freshFolder(kind: string): Promise<string> {
  process.stderr.write(`package: ${kind} …\n`);
  const folder = join(root, 'dist', kind);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
