import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAsar } from '../../build/packaging/asar-archive.ts';
import { desktopProblems } from '../../build/packaging/check-desktop.ts';
import { reasonOf } from '../../build/packaging/electron-builder.ts';
import { expectedContent } from '../../build/packaging/expected-content.ts';
import { programProblems } from '../../build/packaging/program-file.ts';
import { linux, type Packed, packDesktop, windows } from './pack-desktop.ts';
import { createPackTree, type PackTree } from './pack-tree.ts';
import { runRems } from './run-rems.ts';

const password = 'a long enough Pass-phrase 7';
let tree: PackTree;
let packed: Packed;

beforeAll(async () => {
  tree = await createPackTree();
  packed = await packDesktop(tree.root, linux);
}, 180_000);
afterAll(() => tree?.remove());

/** All files below a folder, with forward slashes. */
function below(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

describe('the desktop package for Linux', () => {
  it('passes its own checks', async () => {
    expect(packed.finished.code, packed.finished.stdout + packed.finished.stderr).toBe(0);
    expect(desktopProblems(packed.resources, expectedContent(tree.root, 'desktop', linux))).toEqual([]);
    expect(await programProblems(packed.folder, linux)).toEqual([]);
  });

  it('holds the core, the preload script and the page, and no sources, tests or maps', () => {
    const inside = [...readAsar(join(packed.resources, 'app.asar')).files.keys()];
    expect(inside).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/electron.js',
        'out/main/cli.js',
        'out/preload/index.cjs',
        'out/renderer/index.html',
        'node_modules/hono/package.json',
        'node_modules/tslib/package.json',
        // The lists of words in it must not go without it.
        'node_modules/@zxcvbn-ts/language-en/NOTICE.md',
      ]),
    );
    expect(
      inside.filter((path) =>
        /(?<!\/(NOTICE|LICENSE\.codec))\.md$|\.(ts|tsx|map|h|cpp|c|gyp)$|(^|\/)tests?\//.test(path),
      ),
    ).toEqual([]);
    const tops = new Set(
      inside.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('out/') ? 2 : 1)
          .join('/'),
      ),
    );
    expect([...tops].sort()).toEqual([
      'node_modules',
      'out/main',
      'out/preload',
      'out/renderer',
      'out/renderer-manifest.json',
      'package.json',
    ]);
    expect(inside.filter((path) => /^node_modules\/(react|electron|vite|@mantine)\//.test(path))).toEqual([]);
  });

  it("has this target's native add-ons beside the archive, and nothing else there", () => {
    expect(below(join(packed.resources, 'app.asar.unpacked'))).toEqual([
      'node_modules/bcrypt/prebuilds/linux-x64/bcrypt.glibc.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(readdirSync(packed.resources).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
    expect(readdirSync(join(packed.folder, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak']);
  });

  it('has every fuse as decided, and leaves the one that is not ours to decide', () => {
    const program = readFileSync(join(packed.folder, 'rems-workstation'), 'latin1');
    expect(program.slice(program.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34)).toBe('010011001');
  });

  it('runs: the packed command line sets up a data folder, examines it and lists its accounts', () => {
    const app = join(tree.root, 'extracted');
    const archive = readAsar(join(packed.resources, 'app.asar'));
    for (const [path, file] of archive.files) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(
        join(app, path),
        file.unpacked ? readFileSync(join(packed.resources, 'app.asar.unpacked', path)) : file.read(),
      );
    }
    const data = join(tree.root, 'data');
    const rems = (args: string[], input?: string) =>
      runRems(
        [process.execPath, join(app, 'out/main/cli.js'), ...args, '--data', data],
        input === undefined ? {} : { input },
      );
    const init = rems(
      ['init', '--admin', 'anna', '--password-stdin', '--recovery-out', join(tree.root, 'sheet.txt'), '--json'],
      `${password}\n`,
    );
    expect(init, init.stderr).toMatchObject({ code: 0 });
    const doctor = rems(['doctor', '--json']);
    expect(doctor, doctor.stderr).toMatchObject({ code: 0 });
    const { checks } = JSON.parse(doctor.stdout) as {
      checks: readonly { readonly id: string; readonly state: string }[];
    };
    expect(checks).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'integrity', state: 'ok' })]));
    expect(JSON.parse(rems(['users', 'list', '--json']).stdout)).toMatchObject([{ username: 'anna' }]);
  });
});

describe('the check of what was packed', () => {
  const problemsAfter = (change: (resources: string) => void): readonly string[] => {
    const resources = join(tree.root, 'changed');
    rmSync(resources, { recursive: true, force: true });
    cpSync(packed.resources, resources, { recursive: true });
    change(resources);
    return desktopProblems(resources, expectedContent(tree.root, 'desktop', linux));
  };

  it('finds a byte that was changed inside the archive', () => {
    const problems = problemsAfter((resources) => {
      const file = join(resources, 'app.asar');
      const content = readFileSync(file);
      content.writeUInt8(content.readUInt8(content.length - 1) ^ 1, content.length - 1);
      writeFileSync(file, content);
    });
    expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(/has no valid hash in the archive$/)]));
  });

  it('finds a native add-on that was replaced, lost or added', () => {
    const addon = 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node';
    const foreign = join(tree.root, 'node_modules/better-sqlite3/prebuilds/win32-x64.node');
    expect(problemsAfter((resources) => cpSync(foreign, join(resources, addon)))).toEqual(
      expect.arrayContaining([expect.stringContaining('is a binary for win32-x64, not for linux-x64')]),
    );
    expect(problemsAfter((resources) => rmSync(join(resources, addon)))).toEqual(
      expect.arrayContaining(['node_modules/better-sqlite3/prebuilds/linux-x64.node is not unpacked']),
    );
    expect(problemsAfter((resources) => cpSync(foreign, join(resources, dirname(addon), 'win32-x64.node')))).toEqual(
      expect.arrayContaining([
        'node_modules/better-sqlite3/prebuilds/win32-x64.node does not belong in',
        'node_modules/better-sqlite3/prebuilds/win32-x64.node is unpacked',
      ]),
    );
  });

  it('finds a folder that Electron could load instead of the archive', () => {
    expect(problemsAfter((resources) => mkdirSync(join(resources, 'app')))).toEqual([
      'resources/app would be loaded beside the archive',
    ]);
  });
});

describe('packing', () => {
  it('stops when a map or another machine’s binary would go in', async () => {
    const addon = join(tree.root, 'node_modules/better-sqlite3/prebuilds/linux-x64.node');
    const map = join(tree.root, 'out/renderer/assets/left.js.map');
    const right = readFileSync(addon);
    cpSync(join(dirname(addon), 'win32-x64.node'), addon);
    writeFileSync(map, '{}');
    try {
      const { finished } = await packDesktop(tree.root, linux);
      expect(finished.code).not.toBe(0);
      const reason = reasonOf(finished);
      expect(reason).toContain('must not be shipped');
      expect(reason).toContain('out/renderer/assets/left.js.map does not belong in');
      expect(reason).toContain('linux-x64.node is a binary for win32-x64, not for linux-x64');
    } finally {
      writeFileSync(addon, right);
      rmSync(map);
    }
  }, 120_000);

  it('chooses the files of Windows for Windows, and binds the program to its archive', async () => {
    const made = await packDesktop(tree.root, windows);
    expect(made.finished.code, made.finished.stdout + made.finished.stderr).toBe(0);
    expect(below(join(made.resources, 'app.asar.unpacked'))).toEqual([
      'node_modules/bcrypt/prebuilds/win32-x64/bcrypt.node',
      'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ]);
    expect(desktopProblems(made.resources, expectedContent(tree.root, 'desktop', windows))).toEqual([]);
    expect(await programProblems(made.folder, windows)).toEqual([]);
    const program = join(made.folder, 'REMS Workstation.exe');
    const { headerHash } = readAsar(join(made.resources, 'app.asar'));
    const other = Buffer.from(headerHash.replaceAll(/./g, '0'));
    const content = readFileSync(program);
    other.copy(content, content.indexOf(headerHash));
    writeFileSync(program, content);
    expect(await programProblems(made.folder, windows)).toEqual(['the program does not carry the hash of its archive']);
    expect(existsSync(join(made.folder, 'electron.exe'))).toBe(false);
  }, 120_000);
});
