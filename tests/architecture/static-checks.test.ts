import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { biomeGate } from '../../build/gates/biome.ts';
import type { Gate } from '../../build/gates/gate.ts';
import { layoutGate } from '../../build/gates/layout.ts';
import { sizeGate } from '../../build/gates/size.ts';
import { typesGate } from '../../build/gates/types.ts';
import { unusedGate } from '../../build/gates/unused.ts';
import { wordsGate } from '../../build/gates/words.ts';
import { emptyFolder, plantTree } from './planted-tree.ts';

const clean = 'export const clean = 1;\n';

describe('the type check', () => {
  it('reports a planted type error and counts the files', async () => {
    const found = await typesGate('shared')(
      plantTree({ 'shared/a.ts': clean, 'shared/b.ts': "const n: number = 'x';\n" }),
    );
    expect(found.problems.join('\n')).toContain('shared/b.ts(1,7): error TS2322');
    expect(found.counted).toBe('2 files');
  });

  it('keeps Node out of shared', async () => {
    const { problems } = await typesGate('shared')(plantTree({ 'shared/a.ts': 'export const pid = process.pid;\n' }));
    expect(problems.join('\n')).toContain('error TS2591');
  });

  it('accepts a clean folder and refuses an empty one', async () => {
    expect((await typesGate('shared')(plantTree({ 'shared/a.ts': clean }))).problems).toEqual([]);
    expect((await typesGate('shared')(plantTree({}))).problems.join()).toContain('did not see the tree');
  });
});

describe('lint and format', () => {
  it.each([
    ['lint/suspicious/noExplicitAny', 'shared/a.ts', 'export const a: any = 1;\n'],
    ['lint/style/noRestrictedGlobals', 'renderer/a.ts', 'export const a = localStorage.length;\n'],
    ['lint/style/noRestrictedGlobals', 'shared/a.ts', 'export const a = () => console.log(1);\n'],
    ['format', 'main/a.ts', 'export const a = "x"\n'],
    [
      'assist/source/organizeImports',
      'main/a.ts',
      "import './z.ts';\n\nimport { b } from 'b';\nimport { a } from 'a';\n\nexport const c = [a, b];\n",
    ],
  ])('reports %s in %s', async (rule, path, text) => {
    const { problems } = await biomeGate(plantTree({ [path]: text }));
    expect(problems.filter((problem) => problem.includes(path) && problem.includes(rule))).not.toEqual([]);
  });

  it('accepts a clean tree', async () => {
    const { problems, counted } = await biomeGate(plantTree({ 'shared/a.ts': clean }));
    expect(problems.filter((problem) => problem.includes('shared/'))).toEqual([]);
    expect(Number.parseInt(counted, 10)).toBeGreaterThan(1);
  });
});

describe('the check for what is unused', () => {
  it('reports a file, an export and a package that nothing uses, and a package that is not listed', async () => {
    const { problems } = await unusedGate(
      plantTree({
        'main/cli/main.ts': "import 'left-pad';\nimport { used } from '../used.ts';\nused();\n",
        'main/used.ts': 'export const used = (): number => 1;\nexport const forgotten = 2;\n',
        'main/orphan.ts': clean,
      }),
    );
    expect(problems).toContain('files: main/orphan.ts');
    expect(problems).toContain('exports: forgotten in main/used.ts');
    expect(problems).toContain('dependencies: hono in package.json');
    expect(problems).toContain('unlisted: left-pad in main/cli/main.ts');
  });
});

describe('the layout check', () => {
  it('reports a name at the top that nobody decided on', async () => {
    const { problems } = await layoutGate(plantTree({ 'lib/x.ts': clean, 'README.md': '', 'out/x.js': '' }));
    expect(problems).toEqual(['top-level: lib does not belong there']);
  });
});

describe('the size check', () => {
  it('reports a file of more than 400 lines and notes one of more than 250', async () => {
    const found = await sizeGate(
      plantTree({ 'main/long.ts': clean.repeat(401), 'main/longer-than-usual.ts': clean.repeat(251) }),
    );
    expect(found.problems).toEqual([expect.stringContaining('size: main/long.ts has 401 lines')]);
    expect(found.remarks).toContain('main/longer-than-usual.ts has 251 lines');
  });

  it('lets lists of facts be long', async () => {
    const tree = plantTree({
      'main/database/migrations/010-a.ts': clean.repeat(500),
      'renderer/i18n/fr/a.ts': clean.repeat(500),
    });
    expect((await sizeGate(tree)).problems).toEqual([]);
  });
});

describe('the word check', () => {
  // Spelt in pieces: this file is checked as well.
  it.each([
    ['machine-path', ['/wo', 'rk/main/x']],
    ['machine-path', ["'/ro", "ot/x'"]],
    ['registry-host', ['https://regis', 'try.example.org/x']],
    ['authorship', ['written by an A', 'I']],
    ['authorship', ['Clau', 'de']],
    ['workplace', ['in this work', 'place']],
  ])('reports %s', async (rule, pieces) => {
    const { problems } = await wordsGate(plantTree({ 'docs/a.md': `fine\n${pieces.join('')}\n` }));
    expect(problems.filter((problem) => problem.startsWith(`${rule}: docs/a.md:2 `))).not.toEqual([]);
  });

  it('reports a file name that says nothing', async () => {
    const { problems } = await wordsGate(plantTree({ 'main/people/utils.ts': clean, 'renderer/common/x.ts': clean }));
    expect(problems).toEqual(['vague-name: main/people/utils.ts', 'vague-name: renderer/common/x.ts']);
  });

  it('lets ordinary words pass', async () => {
    const text = "J'ai une session; a workplace with an AIR monitor; ../work/maintenance; the root/ folder\n";
    expect((await wordsGate(plantTree({ 'docs/a.md': text }))).problems).toEqual([]);
  });
});

describe('an empty tree', () => {
  const scans: readonly (readonly [string, Gate])[] = [
    ['layout', layoutGate],
    ['size', sizeGate],
    ['words', wordsGate],
  ];

  it.each(scans)('is refused by %s', async (_name, gate) => {
    expect((await gate(emptyFolder())).problems.join()).toContain('did not see the tree');
  });

  it('is refused by lint and by the check for what is unused', async () => {
    const tree = plantTree({});
    for (const path of ['package.json', 'tsconfig.json', 'knip.json', '.dependency-cruiser.cjs'])
      rmSync(join(tree, path));
    for (const folder of ['shared', 'main', 'renderer', 'tests']) rmSync(join(tree, folder), { recursive: true });
    writeFileSync(join(tree, 'biome.json'), '{ "files": { "includes": ["nothing/**"] } }');
    expect((await biomeGate(tree)).problems).not.toEqual([]);
    expect((await unusedGate(tree)).problems).not.toEqual([]);
  });
});
