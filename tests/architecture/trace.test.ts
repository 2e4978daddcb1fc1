import { expect, test } from 'vitest';
import { traceGate } from '../../build/gates/trace.ts';
import { root } from '../../build/root.ts';
import { plantTree } from './planted-tree.ts';

const page = (...rows: readonly string[]) =>
  ['| row | requirement | state | test |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
const suite = { 'tests/a/some.test.ts': "test('works', () => undefined);\n", 'tests/a/more.ts': "name: 'backup'\n" };
const problemsOf = async (text: string) =>
  (await traceGate(plantTree({ ...suite, 'docs/requirements-x.md': text }))).problems;

test('every requirement of this product that is said to be met names a test that exists', async () => {
  const { problems, counted } = await traceGate(root);
  expect(problems).toEqual([]);
  expect(Number.parseInt(counted, 10)).toBeGreaterThan(400);
});

test.each([
  ['a test that does not exist', '| R1 | x | met | `tests/a/gone.test.ts` |', 'does not exist'],
  [
    'a name that its file does not have',
    '| R1 | x | met: so | `tests/a/some.test.ts` (`fails`) |',
    'no test of that name',
  ],
  ['no test at all', '| R1 | x | met | |', 'names no test'],
  ['a test of a part that does not exist', '| R1 | x | part | `tests/a/gone.test.ts` |', 'does not exist'],
])('a row with %s is refused', async (_what, row, problem) => {
  expect((await problemsOf(page(row))).join('\n')).toContain(problem);
});

test('names may come from beside the file, and other proof counts; what is open needs none', async () => {
  const rows = [
    '| R1 | x | met | `tests/a/some.test.ts` (`works`, `kill-backup`) |',
    '| R2 | x | met | `npm run bench` |',
    '| R3 | x | open | |',
  ];
  expect(await problemsOf(page(...rows))).toEqual([]);
});

test('a table without a state says what is missing, or is refused', async () => {
  const table = (missing: string) =>
    `| row | asks | proven by | missing or less |\n| --- | --- | --- | --- |\n| R1 | x | | ${missing} |\n`;
  expect(await problemsOf(table('comes later'))).toEqual([]);
  expect((await problemsOf(table(''))).join('\n')).toContain('names no test');
});

test('a tree without such a page is not green', async () => {
  expect((await traceGate(plantTree(suite))).problems.join('\n')).toContain('did not see the tree');
});
