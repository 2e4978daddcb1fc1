import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licencesGate } from '../../build/gates/licences.ts';
import { supplyChainGate } from '../../build/gates/supply-chain.ts';
import { emptyFolder } from './planted-tree.ts';

const sound = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };

/** A folder with a manifest and a lockfile that name the given packages. */
function project(manifest: object, packages: Readonly<Record<string, object>>, page?: string): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
  if (page !== undefined) mkdirPage(folder, page);
  return folder;
}

function mkdirPage(folder: string, page: string): void {
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'main.tsx'), page);
}

describe('the supply chain check', () => {
  it('accepts pinned packages with hashes and decided scripts', async () => {
    const folder = project(
      { dependencies: { a: '1.0.0', b: 'npm:c@2.0.0' }, allowScripts: { 'a@1.0.0': true, d: false } },
      {
        'node_modules/a': { ...sound, hasInstallScript: true },
        'node_modules/d': { ...sound, hasInstallScript: true },
      },
    );
    expect(await supplyChainGate(folder)).toMatchObject({
      problems: [],
      counted: '2 packages, 2 with install scripts',
    });
  });

  it('reports a range, a missing hash, an undecided script and a decision about nothing', async () => {
    const folder = project(
      { dependencies: { a: '^1.0.0' }, allowScripts: { 'gone@1.0.0': true, 'b@0.9.0': true } },
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { ...sound, hasInstallScript: true } },
    );
    expect((await supplyChainGate(folder)).problems).toEqual([
      'pin: a is ^1.0.0',
      'integrity: node_modules/a',
      'allow-scripts: b@1.0.0 has an install script and no entry',
      'allow-scripts: gone@1.0.0 has an entry and no install script',
      'allow-scripts: b@0.9.0 has an entry and no install script',
    ]);
  });

  it('reports a missing or empty lockfile', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'package.json'), '{}');
    expect((await supplyChainGate(folder)).problems).toEqual(['lockfile: package-lock.json is missing']);
    expect((await supplyChainGate(project({}, {}))).problems.join()).toContain('did not see the tree');
  });
});

describe('the licence check', () => {
  it('reports what a production package pulls in and what the page imports, but not the tools', async () => {
    const folder = project(
      { dependencies: { a: '1.0.0' }, devDependencies: { page: '1.0.0', tool: '1.0.0' } },
      {
        'node_modules/a': { ...sound, license: '(MIT OR GPL-3.0)', dependencies: { deep: '1' } },
        'node_modules/a/node_modules/deep': { ...sound, license: 'AGPL-3.0' },
        'node_modules/deep': sound,
        'node_modules/page': { ...sound, license: 'MIT AND GPL-2.0', dev: true },
        'node_modules/tool': { ...sound, license: 'GPL-2.0', dev: true },
      },
      "import { x } from 'page/part';\nimport type { y } from 'tool';\n",
    );
    const { problems, counted } = await licencesGate(folder);
    expect(problems.toSorted()).toEqual(['licence: deep is AGPL-3.0', 'licence: page is MIT AND GPL-2.0']);
    expect(counted).toBe('3 shipped packages');
  });

  it('refuses to have looked at nothing', async () => {
    expect((await licencesGate(project({}, {}))).problems.join()).toContain('did not see the tree');
  });
});
