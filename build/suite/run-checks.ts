import { runGates } from '../gates/run-gates.ts';
import type { Tally } from './tally.ts';

/** The static checks as a stage of the whole test run. */
export async function runChecks(root: string): Promise<Tally> {
  const results = await runGates(root, (line) => process.stdout.write(`${line}\n`));
  const failures = results.filter(({ problems }) => problems.length > 0).map(({ name }) => name);
  const failed = failures.length;
  return { stage: 'static checks', passed: results.length - failed, failed, failures, skipped: [] };
}
