import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../process/tool.ts';
import { brokenStage, type Tally } from './tally.ts';
import { reportVariable } from './vitest-counter.ts';

const counter = join(import.meta.dirname, 'vitest-counter.ts');

/** All unit and integration tests. */
export async function runVitest(root: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'rems-vitest-'));
  const file = join(folder, 'counts.json');
  try {
    const args = ['run', '--config', 'build/vitest.config.ts', '--reporter=default', `--reporter=${counter}`];
    const { code } = await runTool('vitest', 'vitest', args, {
      cwd: root,
      output: 'inherit',
      // The builds before have set the environment to production.
      env: { [reportVariable]: file, NODE_ENV: 'test' },
    });
    return readTally(await readFile(file, 'utf8').catch(() => undefined), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A run that ended badly, or ran nothing, without a failed test to show for it counts as one failure. */
function readTally(text: string | undefined, exitCode: number): Tally {
  if (text === undefined) return brokenStage('unit and integration');
  // Written by our own reporter.
  const tally = JSON.parse(text) as Tally;
  const unexplained = tally.failed === 0 && (exitCode !== 0 || tally.passed + tally.skipped.length === 0);
  return unexplained ? { ...tally, failed: 1 } : tally;
}
