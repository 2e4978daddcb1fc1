import { describe, expect, it } from 'vitest';
import { callRules } from '../../build/gates/call-rules.ts';
import { forbiddenCallsGate } from '../../build/gates/forbidden-calls.ts';
import { emptyFolder, plantTree } from './planted-tree.ts';

/** One planted violation for each rule; what is shown as allowed below is the same call in its own place. */
const violations: readonly (readonly [string, string, string])[] = [
  ['no-driver-backup', 'main/backup/service.ts', 'await this.db.backup(file);'],
  ['no-driver-serialize', 'main/backup/service.ts', 'const bytes = db.serialize();'],
  ['no-driver-verbose', 'main/database/connection.ts', 'open({ verbose: console.log });'],
  ['one-place-opens-databases', 'main/people/repository.ts', 'const db = new Database(file);'],
  ['one-place-makes-windows', 'main/headless/main.ts', 'new electron.BrowserWindow({});'],
  ['one-place-listens-to-ipc', 'main/electron/tray.ts', "ipcMain.handle('x', f);"],
  ['no-eval', 'renderer/ui/page.tsx', "const f = new Function('return 1');"],
  ['no-eval', 'main/people/service.ts', "eval('1');"],
  ['no-math-random', 'main/auth/service.ts', 'const token = Math.random();'],
  ['no-filter-from-text', 'main/directory/service.ts', `session.search({ filter: \`(uid=\${login})\` });`],
  ['no-filter-from-text', 'main/directory/service.ts', "FilterParser.parseString('(uid=' + login + ')');"],
  ['no-sandbox-off', 'main/electron/main.ts', "app.commandLine.appendSwitch('no-sandbox');"],
];

describe('calls that are forbidden', () => {
  it.each(violations)('%s is reported in %s', async (rule, path, text) => {
    const { problems } = await forbiddenCallsGate(plantTree({ [path]: `const before = 1;\n${text}\n` }));
    expect(problems.filter((problem) => problem.startsWith(`${rule}: ${path}:2.`))).not.toEqual([]);
  });

  it('have a planted violation each', () => {
    const planted = violations.map(([rule]) => rule);
    expect(callRules.filter(({ name }) => !planted.includes(name))).toEqual([]);
  });

  it('are allowed in their own place, in comments and in strings', async () => {
    const tree = plantTree({
      'main/database/connection.ts': 'export const db = new Database(file);\n',
      'main/electron/window.ts': 'export const window = new BrowserWindow({});\n',
      'main/electron/ipc.ts': "ipcMain.handle('rpc', f);\n",
      'main/people/service.ts': "// never db.backup(file), never eval('1')\nexport const text = 'new Database(x)';\n",
      'renderer/home/page.ts': 'client.backup.run();\n',
    });
    const { problems, counted } = await forbiddenCallsGate(tree);
    expect(problems).toEqual([]);
    expect(counted).toContain('3 allowed call sites');
  });

  it('include a second place that makes windows', async () => {
    const tree = plantTree({
      'main/electron/window.ts': 'new BrowserWindow({});\n',
      'main/electron/second.ts': 'new BrowserWindow({});\n',
    });
    expect((await forbiddenCallsGate(tree)).problems).toEqual([
      expect.stringContaining('2 call sites, expected exactly 1'),
    ]);
  });

  it('cannot be looked for in nothing', async () => {
    expect((await forbiddenCallsGate(emptyFolder())).problems.join()).toContain('did not see the tree');
  });
});
