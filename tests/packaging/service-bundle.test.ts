import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFolder } from '../../build/packaging/archive.ts';
import { layOutService } from '../../build/packaging/service-bundle.ts';
import { runningTarget } from '../../build/packaging/target.ts';
import { createPackTree, type PackTree } from './pack-tree.ts';
import { runRems } from './run-rems.ts';

const target = runningTarget();
const password = 'a long enough Pass-phrase 7';
let tree: PackTree;
let bundle: string;

/** Lays the bundle out with the running Node and a licence of our own writing. */
function layOut(output: string): Promise<string> {
  const licence = join(tree.root, 'licence.txt');
  writeFileSync(licence, 'licence of Node');
  const source = { root: tree.root, target, node: { program: process.execPath, licence } };
  return layOutService(source, join(tree.root, output));
}

beforeAll(async () => {
  tree = await createPackTree();
  bundle = await layOut('dist');
}, 120_000);
afterAll(() => tree?.remove());

describe('the bundle for machines without a screen', () => {
  it('brings its own Node, its launchers and its description, and nothing of the desktop', () => {
    const names = ['README-SERVICE.txt', 'app', 'rems', 'rems-serve', 'rems-workstation.service', 'runtime'];
    expect(readdirSync(bundle).sort()).toEqual(names);
    expect(readdirSync(join(bundle, 'runtime')).sort()).toEqual(['LICENSE', 'node']);
    expect(existsSync(join(bundle, 'app/out/main/electron.js'))).toBe(false);
    expect(existsSync(join(bundle, 'app/out/preload'))).toBe(false);
    expect(Object.keys(JSON.parse(readFileSync(join(bundle, 'app/package.json'), 'utf8')))).not.toContain('scripts');
  });

  it('sets up, with the key outside the data folder, and serves with the key as a credential', async () => {
    const keys = join(tree.root, 'keys');
    const data = join(tree.root, 'data');
    mkdirSync(keys, { mode: 0o700 });
    const init = runRems(
      [
        join(bundle, 'rems'),
        ...[
          'init',
          '--admin',
          'anna',
          '--password-stdin',
          '--recovery-out',
          join(tree.root, 'sheet.txt'),
          '--data',
          data,
        ],
      ],
      { input: `${password}\n`, env: { REMS_KEY_FILE: join(keys, 'rems.key') } },
    );
    expect(init, init.stderr).toMatchObject({ code: 0 });
    const withCredential = { CREDENTIALS_DIRECTORY: keys };
    const doctor = runRems([join(bundle, 'rems'), 'doctor', '--json', '--data', data], { env: withCredential });
    expect(doctor, doctor.stderr).toMatchObject({ code: 0 });
    const without = runRems([join(bundle, 'rems'), 'users', 'list', '--data', data]);
    expect(without).toMatchObject({ code: 3, stdout: '' });

    const host = spawn(join(bundle, 'rems-serve'), ['--data', data, '--port', '0'], {
      env: { PATH: process.env.PATH, ...withCredential },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(host, 'close');
    const [line] = await once(createInterface({ input: host.stdout }), 'line');
    // The launcher is replaced by the host, so that a signal of the service manager reaches it.
    expect(JSON.parse(String(line))).toMatchObject({ ready: true, pid: host.pid });
    host.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
  }, 60_000);

  it('ignores options for Node from the environment', () => {
    const help = runRems([join(bundle, 'rems'), 'help'], { env: { NODE_OPTIONS: '--no-such-option' } });
    expect(help).toMatchObject({ code: 0 });
  });

  it('hands the service the key under the name that the host looks for, and no rights', () => {
    const unit = readFileSync(join(bundle, 'rems-workstation.service'), 'utf8');
    expect(unit).toMatch(/^LoadCredential=rems\.key:/m);
    expect(unit).toMatch(/^ExecStart=\/opt\/rems-workstation\/rems-serve /m);
    for (const line of ['User=rems', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'ProtectSystem=strict']) {
      expect(unit.split('\n')).toContain(line);
    }
  });

  it('is refused when a native add-on is another machine’s', async () => {
    const addons = join(tree.root, 'node_modules/better-sqlite3/prebuilds');
    const addon = join(addons, 'linux-x64.node');
    const right = readFileSync(addon);
    cpSync(join(addons, 'win32-x64.node'), addon);
    try {
      await expect(layOut('refused')).rejects.toThrow('linux-x64.node is a binary for win32-x64, not for linux-x64');
    } finally {
      writeFileSync(addon, right);
    }
  }, 60_000);

  it('becomes one file', async () => {
    const folder = join(tree.root, 'small');
    mkdirSync(folder);
    writeFileSync(join(folder, 'text'), 'text');
    const file = await archiveFolder(folder, target);
    expect(runRems(['tar', '-tzf', file]).stdout.split('\n')).toEqual(['small/', 'small/text', '']);
  });
});
