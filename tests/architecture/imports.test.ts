import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsGate } from '../../build/gates/imports.ts';
import { root } from '../../build/root.ts';
import { importViolations, keepingTree, violatingTree } from './import-violations.ts';
import { emptyFolder, plantTree } from './planted-tree.ts';

describe('the import rules', () => {
  it('report each planted violation under its rule', async () => {
    const { problems } = await importsGate(plantTree(violatingTree));
    for (const { rule, file } of importViolations) {
      expect(
        problems.filter((problem) => problem.startsWith(`${rule}: ${file} `)),
        rule,
      ).not.toEqual([]);
    }
  });

  it('have a planted violation each', () => {
    // The configuration is CommonJS, as dependency-cruiser wants it.
    const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
      readonly forbidden: readonly { readonly name: string; readonly severity: string }[];
    };
    const planted = importViolations.map(({ rule }) => rule);
    expect(config.forbidden.map(({ name }) => name).filter((name) => !planted.includes(name))).toEqual([]);
    expect(config.forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  it('accept a tree that keeps them', async () => {
    const { problems, counted } = await importsGate(plantTree(keepingTree));
    expect(problems).toEqual([]);
    expect(counted).toMatch(/^2\d modules, \d+ imports$/);
  });

  it('refuse a scan that saw nothing', async () => {
    const { problems } = await importsGate(plantTree({ 'shared/x.ts': '' }));
    expect(problems.join()).toContain('the gate did not see the tree');
    expect((await importsGate(emptyFolder())).problems).not.toEqual([]);
  });
});
