import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';
import { runBuild } from './suite/run-build.ts';
import { runChecks } from './suite/run-checks.ts';
import { runEndToEnd } from './suite/run-end-to-end.ts';
import { runVitest } from './suite/run-vitest.ts';
import { ensureSystemPackages } from './suite/system-packages.ts';
import { isGreen, type Tally, totalLine } from './suite/tally.ts';

requirePinnedNode();
const missing = await ensureSystemPackages();
const tallies: Tally[] = [];
for (const stage of [runChecks, runBuild, runVitest, runEndToEnd]) tallies.push(await stage(root));

process.stdout.write('\n');
for (const tally of tallies) process.stdout.write(`${tally.stage}: ${totalLine([tally])}\n`);
for (const { stage, failures = [] } of tallies) {
  for (const name of failures) process.stdout.write(`failed: ${stage}: ${name}\n`);
}
for (const { name, reason } of missing) process.stdout.write(`could not run: ${name}: ${reason}\n`);
for (const { name, reason } of tallies.flatMap(({ skipped }) => skipped)) {
  process.stdout.write(`skipped: ${name}: ${reason}\n`);
}
process.stdout.write(`${totalLine(tallies)}\n`);
process.exitCode = isGreen(tallies) ? 0 : 1;
