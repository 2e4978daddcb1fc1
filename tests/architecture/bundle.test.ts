import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildPart } from '../../build/bundle/build-part.ts';
import { requireEntries } from '../../build/bundle/require-entries.ts';
import { isFresh } from '../../build/bundle/stamp.ts';
import { run } from '../../build/process/run.ts';
import { root as checkout } from '../../build/root.ts';
import { plantTree } from './planted-tree.ts';

const core = {
  'shared/word.ts': "export const word: string = 'ready';\n",
  'main/headless/main.ts':
    "import { word } from '../../shared/word.ts';\nimport Driver from 'better-sqlite3';\nconsole.log(word, new Driver(':memory:').open);\n",
  'main/cli/main.ts':
    "import { word } from '../../shared/word.ts';\nconsole.log(word, process.argv.slice(2).join());\n",
  'main/imports/worker.ts': 'export {};\n',
  'main/reading-worker.ts': 'export {};\n',
  'main/database/checkpoint-worker.ts': 'export {};\n',
  'main/database/flush-worker.ts': 'export {};\n',
  'main/host/listener-worker.ts': 'export {};\n',
  'main/workbook/worker.ts': 'export {};\n',
  'main/planner/print-worker.ts': 'export {};\n',
  'main/audit/verify-worker.ts': 'export {};\n',
  'main/backup/worker.ts': 'export {};\n',
  'main/backup/copy-process.ts': 'export {};\n',
  'main/files/document-worker.ts': 'export {};\n',
  'main/documents/thumbnails/worker.ts': 'export {};\n',
  'main/rotation/rotate-worker.ts': 'export {};\n',
  'main/restore/worker.ts': 'export {};\n',
  'main/certificates/worker.ts': 'export {};\n',
  'main/readiness/deep-worker.ts': 'export {};\n',
  'main/electron/main.ts': "import { app } from 'electron';\nconsole.log(app);\n",
  'preload/index.ts':
    "import { contextBridge } from 'electron';\nimport { word } from '../shared/word.ts';\ncontextBridge.exposeInMainWorld('word', word);\n",
};

describe('the build of the core', () => {
  it('gives entries that run in Node with packages outside, and one sandboxed preload file', async () => {
    const root = plantTree(core);
    await buildPart(root, 'core');
    const host = await run(process.execPath, [join(root, 'out/main/headless.js')], { cwd: root });
    expect(host).toMatchObject({ code: 0, stdout: 'ready true\n' });
    expect(readFileSync(join(root, 'out/main/headless.js'), 'utf8')).toContain('from "better-sqlite3"');
    expect(readFileSync(join(root, 'out/main/electron.js'), 'utf8')).toContain('from "electron"');
    const preload = readFileSync(join(root, 'out/preload/index.cjs'), 'utf8');
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  });

  it('is fresh until a source changes, appears or an output is gone', async () => {
    const root = plantTree(core);
    expect(isFresh(root, 'core')).toBe(false);
    await buildPart(root, 'core');
    expect(isFresh(root, 'core')).toBe(true);
    writeFileSync(join(root, 'main', 'new.ts'), 'export {};\n');
    expect(isFresh(root, 'core')).toBe(false);
    rmSync(join(root, 'main', 'new.ts'));
    expect(isFresh(root, 'core')).toBe(true);
    rmSync(join(root, 'out', 'preload'), { recursive: true });
    expect(isFresh(root, 'core')).toBe(false);
  });

  it('is not whole while an entry is missing', () => {
    const whole = { ...core, 'renderer/main.tsx': '' };
    expect(() => requireEntries(plantTree(whole))).not.toThrow();
    expect(() => requireEntries(plantTree(core))).toThrow('renderer/main.tsx is missing');
  });

  it('leaves the last good build in place when a source is broken', async () => {
    const root = plantTree(core);
    await buildPart(root, 'core');
    const before = readFileSync(join(root, 'out/main/cli.js'), 'utf8');
    writeFileSync(join(root, 'main/cli/main.ts'), "import './gone.ts';\n");
    await expect(buildPart(root, 'core')).rejects.toThrow();
    expect(readFileSync(join(root, 'out/main/cli.js'), 'utf8')).toBe(before);
    expect(isFresh(root, 'core')).toBe(false);
  });
});

describe('the build of the page', () => {
  it('is for production although a test asked for it', async () => {
    expect(process.env.NODE_ENV).toBe('test');
    const config = (name: string) => readFileSync(join(checkout, 'build', name), 'utf8');
    const root = plantTree({
      'build/vite.renderer.ts': config('vite.renderer.ts'),
      'build/root.ts': config('root.ts'),
      // What makes the page installable is no part of this question.
      'build/bundle/web-app.ts': "export const webApp = () => ({ name: 'web-app' });\n",
      'renderer/index.html': '<!doctype html><script type="module" src="./main.tsx"></script>\n',
      'renderer/main.tsx': "document.title = 'built for ' + process.env.NODE_ENV;\n",
    });
    await buildPart(root, 'renderer');
    const assets = join(root, 'out', 'renderer', 'assets');
    const script = readdirSync(assets).map((name) => readFileSync(join(assets, name), 'utf8'));
    expect(script.join()).toContain('built for production');
    expect(process.env.NODE_ENV).toBe('test');
  });
});
