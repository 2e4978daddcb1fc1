import { runGates } from './gates/run-gates.ts';
import { requirePinnedNode } from './process/require-node.ts';
import { root } from './root.ts';

requirePinnedNode();
const results = await runGates(root, (line) => process.stdout.write(`${line}\n`));
const failed = results.filter(({ problems }) => problems.length > 0).length;
process.stdout.write(`${results.length - failed} of ${results.length} checks passed\n`);
process.exitCode = failed > 0 ? 1 : 0;
