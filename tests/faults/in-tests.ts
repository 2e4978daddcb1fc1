import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChildren } from './bundled-children.ts';
import { type Campaign, runCampaign } from './campaign.ts';
import { type Base, createBase } from './installation.ts';

/** A seed of the day would make a failure hard to bring back; `npm run faults` takes others. */
const seed = 20_261_121;

/** The quick set of these campaigns, one test each; a failure names the seed. */
export function testCampaigns(campaigns: readonly Campaign[]): void {
  const parent = mkdtempSync(join(tmpdir(), 'rems-faults-'));
  let base: Base;
  let removeBundle: (() => void) | undefined;
  beforeAll(async () => {
    removeBundle = await bundleChildren();
    base = await createBase(join(parent, 'base'));
  }, 60_000);
  afterAll(() => {
    removeBundle?.();
    rmSync(parent, { recursive: true, force: true });
  });

  for (const campaign of campaigns) {
    const folder = join(parent, campaign.name);
    test(`${campaign.name}: ${campaign.holds}`, { timeout: 120_000 }, async (context) => {
      const figure = await runCampaign(campaign, { base, folder, seed, count: campaign.quick, seconds: 90 });
      expect(figure.failures, `seed ${seed}`).toEqual([]);
      if (figure.skipped && figure.rounds === 0) context.skip(figure.skipped.join('; '));
      expect(figure.rounds).toBeGreaterThan(0);
    });
  }
}
