import { tracedRows } from './gates/trace.ts';
import { root } from './root.ts';

// From requirement to tests, and from each file of tests back to what it proves: npm run docs:trace.
const rows = tracedRows(root);
const proves: Record<string, string[]> = {};
for (const { document, requirement, tests } of rows) {
  for (const { file } of tests) proves[file] = [...(proves[file] ?? []), `${document}: ${requirement}`];
}
const requirements = rows.map(({ document, requirement, state, tests }) => ({
  document,
  requirement,
  ...(state !== undefined && { state }),
  tests,
}));
process.stdout.write(`${JSON.stringify({ requirements, tests: proves }, null, 2)}\n`);
