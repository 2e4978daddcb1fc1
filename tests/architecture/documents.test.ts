import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/root.ts';

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })];

/** Names of files that a document points to: relative links, and code spans that begin with a folder of ours. */
function named(document: string, text: string): readonly string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, to = '']) =>
    join(dirname(document), to),
  );
  const spans = [...text.matchAll(/`((?:shared|main|preload|renderer|build|tests|docs)\/[\w./-]+\.[a-z]+)`/g)].map(
    ([, path = '']) => path,
  );
  return [...links, ...spans];
}

test('the documents name only files that exist', () => {
  const names = documents.flatMap((document) =>
    named(document, readFileSync(join(root, document), 'utf8')).map((name) => ({ document, name })),
  );
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter(({ name }) => !existsSync(join(root, name)))).toEqual([]);
});

test('a name that leads nowhere is seen', () => {
  const text = 'See [there](gone.md#part), `main/gone.ts`, [here](https://example.org) and `npm start`.';
  expect(named('docs/page.md', text)).toEqual([join('docs', 'gone.md'), 'main/gone.ts']);
});

test('decisions are numbered without a gap', () => {
  const numbers = globSync('docs/adr/*.md', { cwd: root })
    .map((path) => Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]))
    .sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('every decision stands in the list of decisions, under its title', () => {
  const list = readFileSync(join(root, 'docs/decisions.md'), 'utf8');
  const missing = globSync('docs/adr/*.md', { cwd: root }).filter((path) => {
    const title = /^# \d+\. (.*)/.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? '?';
    return !list.includes(`[${title}](adr/${basename(path)})`);
  });
  expect(missing).toEqual([]);
});
