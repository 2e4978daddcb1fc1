import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** What the unit starts, on the folders of this test and a free port. */
function startCommand(data: string): [string, ...string[]] {
  const unit = readFileSync(join(bundle, 'rems-workstation.service'), 'utf8');
  const command = /^ExecStart=(.*)$/m.exec(unit)?.[1] ?? '';
  const [program = '', ...args] = command
    .replace('/opt/rems-workstation', bundle)
    .replace('/var/lib/rems-workstation', data)
    .replace(/--port \d+/, '--port 0')
    .split(' ');
  return [program, ...args];
}

const root = process.geteuid?.() === 0 && existsSync('/usr/bin/setpriv');
const nobody = 65_534;

/** As an account that owns nothing of the program and holds no capability, where the test may change to one. */
function asService(command: [string, ...string[]]): [string, ...string[]] {
  if (!root) return command;
  const account = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
  return ['setpriv', ...account, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--', ...command];
}

function ownFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
  if (root) chownSync(path, nobody, nobody);
}

beforeAll(async () => {
  tree = await createPackTree();
  bundle = await layOut('dist');
}, 120_000);
afterAll(() => tree?.remove());

describe('the bundle for machines without a screen', () => {
  it('brings its own Node, its launchers and its description, and nothing of the desktop', () => {
    const unit = ['low-ports.conf', 'rems-workstation.service', 'sysusers.conf', 'tmpfiles.conf'];
    const names = ['README-SERVICE.txt', 'app', 'rems', 'rems-serve', 'runtime', ...unit];
    expect(readdirSync(bundle).sort()).toEqual(names.sort());
    expect(readdirSync(join(bundle, 'runtime')).sort()).toEqual(['LICENSE', 'node']);
    expect(existsSync(join(bundle, 'app/out/main/electron.js'))).toBe(false);
    expect(existsSync(join(bundle, 'app/out/preload'))).toBe(false);
    expect(Object.keys(JSON.parse(readFileSync(join(bundle, 'app/package.json'), 'utf8')))).not.toContain('scripts');
  });

  it('sets up, with the key outside the data folder, and serves with the key as a credential', async () => {
    const [keys, data] = [join(tree.root, 'keys'), join(tree.root, 'data')];
    for (const folder of [keys, data]) ownFolder(folder);
    chmodSync(tree.root, 0o755);
    const sheet = ['--recovery-out', join(keys, 'sheet.txt')];
    const init = runRems(
      asService([join(bundle, 'rems'), 'init', '--admin', 'anna', '--password-stdin', ...sheet, '--data', data]),
      { input: `${password}\n`, env: { REMS_KEY_FILE: join(keys, 'rems.key') } },
    );
    expect(init, init.stderr).toMatchObject({ code: 0 });
    const withCredential = { CREDENTIALS_DIRECTORY: keys };
    const doctor = runRems(asService([join(bundle, 'rems'), 'doctor', '--json', '--data', data]), {
      env: withCredential,
    });
    expect(doctor, doctor.stderr).toMatchObject({ code: 0 });
    const list = asService([join(bundle, 'rems'), 'users', 'list', '--data', data]);
    expect(runRems(list)).toMatchObject({ code: 3, stdout: '' });

    const [program, ...args] = asService(startCommand(data));
    const host = spawn(program, args, {
      env: { PATH: process.env.PATH, HOME: data, STATE_DIRECTORY: data, ...withCredential },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(host, 'close');
    const [line] = await once(createInterface({ input: host.stdout }), 'line');
    // The launcher is replaced by the host, so that a signal of the service manager reaches it.
    expect(JSON.parse(String(line))).toMatchObject({ ready: true, pid: host.pid });
    // A command of the same account needs no key beside the service that has it.
    expect(runRems(list)).toMatchObject({ code: 0, stdout: expect.stringContaining('anna') });
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
