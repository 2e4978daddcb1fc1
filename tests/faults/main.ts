import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleChildren } from './bundled-children.ts';
import { type Figure, runCampaign } from './campaign.ts';
import { campaigns } from './campaigns.ts';
import { figureTable } from './figure-table.ts';
import { createBase } from './installation.ts';

// The long run: npm run faults -- [--only NAME]… [--share 0.1] [--minutes 240] [--seed N]. One JSON line of figures each on standard output.
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    share: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '240' },
    seed: { type: 'string' },
  },
});
const share = Number(values.share);
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const chosen = campaigns.filter(({ name }) => values.only?.some((part) => name.includes(part)) ?? true);
if (!(share > 0 && share <= 1) || !(minutes > 0) || !Number.isInteger(seed) || chosen.length === 0) {
  process.stderr.write('faults: [--only NAME]… [--share 0 to 1] [--minutes N] [--seed N]\n');
  process.exit(2);
}

const parent = mkdtempSync(join(tmpdir(), 'rems-faults-'));
const figures: Figure[] = [];
let over = false;
const stopped = () => over;
// The round that runs comes to its end, and disks and folders are given back.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    over = true;
  });
let removeBundle: (() => void) | undefined;
try {
  removeBundle = await bundleChildren();
  const base = await createBase(join(parent, 'base'));
  const end = performance.now() + minutes * 60_000;
  for (const [index, campaign] of chosen.entries()) {
    if (stopped()) break;
    // What an earlier one did not use is shared among those that follow.
    const weights = chosen.slice(index).reduce((sum, { weight = 1 }) => sum + weight, 0);
    const seconds = Math.max(1, ((end - performance.now()) / 1000) * ((campaign.weight ?? 1) / weights));
    const count = Math.max(1, Math.round(campaign.long * share));
    process.stderr.write(`${campaign.name}: ${count} times, at most ${Math.round(seconds)} s\n`);
    const folder = join(parent, campaign.name);
    const figure = await runCampaign(campaign, { base, folder, seed, count, seconds, stopped });
    figures.push(figure);
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  removeBundle?.();
  rmSync(parent, { recursive: true, force: true });
}
process.stderr.write(figureTable(figures));
process.exitCode = figures.some(({ failures }) => failures.length > 0) ? 1 : 0;
