import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../process/tool.ts';
import { type PlaywrightReport, tallyPlaywright } from './playwright-report.ts';
import { brokenStage, type Tally } from './tally.ts';

const config = 'tests/e2e/playwright.config.ts';
const stage = 'end to end';

/** The tests through a browser, on every host that this machine can run. */
export async function runEndToEnd(root: string): Promise<Tally> {
  if (!existsSync(join(root, config))) {
    return { stage, passed: 0, failed: 0, skipped: [{ name: stage, reason: `${config} does not exist yet` }] };
  }
  const folder = await mkdtemp(join(tmpdir(), 'rems-playwright-'));
  const file = join(folder, 'report.json');
  try {
    const { code } = await runTool(
      '@playwright/test',
      'playwright',
      ['test', '--config', config, '--reporter=list,json'],
      {
        cwd: root,
        output: 'inherit',
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      },
    );
    const report = await readFile(file, 'utf8').catch(() => undefined);
    // The report of a program pinned in package.json.
    return report === undefined ? brokenStage(stage) : tallyPlaywright(JSON.parse(report) as PlaywrightReport, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
