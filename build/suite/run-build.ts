import { ensureBuilt } from '../bundle/ensure-built.ts';
import { requireEntries } from '../bundle/require-entries.ts';
import { brokenStage, type Tally } from './tally.ts';

/** The build as a stage: the tests of hosts and screens run what it makes. */
export async function runBuild(root: string): Promise<Tally> {
  try {
    await ensureBuilt(root);
    requireEntries(root);
    return { stage: 'build', passed: 1, failed: 0, skipped: [] };
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return brokenStage('build');
  }
}
