import { readdir } from 'node:fs/promises';
import { type GateResult, tooFew } from './gate.ts';

/** What may lie at the top of the checkout. A new name is a decision: it is written here. */
const known = new Set([
  ...['main', 'renderer', 'preload', 'shared', 'build', 'tests', 'docs', '.ci', '.github'],
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'electron-builder.yml', 'biome.json', 'knip.json'],
  ...['.dependency-cruiser.cjs', '.gitignore', '.gitattributes', '.npmrc', '.editorconfig'],
]);

/** What git ignores. */
const ignored = /^(\.git|node_modules|out|dist|test-results|\.cache|\.DS_Store|.+\.log)$/;

/** The top level of the checkout stays readable at a glance. */
export async function layoutGate(root: string): Promise<GateResult> {
  const names = (await readdir(root)).filter((name) => !ignored.test(name));
  const unknown = names.filter((name) => !known.has(name));
  const problems = [
    ...tooFew('names', names.length, 1),
    ...unknown.map((name) => `top-level: ${name} does not belong there`),
  ];
  return { name: 'layout', counted: `${names.length} names at the top`, problems };
}
