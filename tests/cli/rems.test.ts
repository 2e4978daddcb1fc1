import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyInstallation, remsExport, temporaryFolder } from '../support/core.ts';
import { rems, start } from '../support/run-program.ts';

const password = 'a long enough password';

/** The REMS file under a name of this test's own. */
function remsFile(folder: string, change: (text: string) => string = (text) => text): string {
  const file = join(folder, '..', 'equipment.csv');
  writeFileSync(file, change(remsExport('equipment.csv').toString('utf8')));
  return file;
}

describe('rems init', () => {
  test('sets an installation up, with the sheet in a file for its owner only', async () => {
    const folder = join(temporaryFolder(), 'data');
    const sheet = join(folder, '..', 'sheet.txt');
    const done = await rems(
      ['init', '--data', folder, '--admin', 'chief', '--password-stdin', '--recovery-out', sheet, '--json'],
      `${password}\n`,
    );
    expect(done).toMatchObject({ code: 0 });
    expect(JSON.parse(done.stdout)).toMatchObject({ administrator: 'chief', dataFolder: folder });
    expect(statSync(sheet).mode & 0o777).toBe(0o600);
    expect(done.stdout + done.stderr).not.toContain(password);

    const users = await rems(['users', 'list', '--data', folder, '--json']);
    expect(JSON.parse(users.stdout)).toMatchObject([{ username: 'chief', roles: ['administrator'], active: true }]);
    expect((await rems(['doctor', '--data', folder])).code).toBe(0);
    const again = await rems(
      ['init', '--data', folder, '--admin', 'other', '--password-stdin', '--recovery-out', `${sheet}2`],
      `${password}\n`,
    );
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('already set up') });
  });

  test('creates nothing when the sheet cannot be written, the password is short, or a terminal is missing', async () => {
    const folder = join(temporaryFolder(), 'data');
    const sheet = join(folder, '..', 'sheet.txt');
    writeFileSync(sheet, 'somebody else needs this file');
    const init = (...more: string[]) =>
      rems(['init', '--data', folder, '--admin', 'chief', '--password-stdin', ...more], `${password}\n`);
    expect(await init('--recovery-out', sheet)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not overwritten'),
    });
    expect(await init()).toMatchObject({ code: 2 });
    const short = await rems(
      ['init', '--data', folder, '--admin', 'chief', '--password-stdin', '--recovery-out', `${sheet}2`],
      'fourteen chars\n',
    );
    expect(short).toMatchObject({ code: 1, stderr: expect.stringContaining('15 characters') });
    expect(existsSync(join(folder, 'rems.db'))).toBe(false);
    expect(readFileSync(sheet, 'utf8')).toBe('somebody else needs this file');
    // The next attempt finds its name free.
    expect(existsSync(`${sheet}2`)).toBe(false);
  });
});

describe('rems', () => {
  test.each([
    [],
    ['nonsense'],
    ['users'],
    ['users', 'create'],
    ['import', 'equipment'],
    ['doctor', '--no-such-option'],
    ['init'],
  ])('ends with 2 on wrong usage: %s', async (...args) => {
    const { code, stdout, stderr } = await rems(args);
    expect(code).toBe(2);
    expect(stderr + stdout).toMatch(/rems/);
  });

  test('takes options before the words of a command too', async () => {
    const folder = copyInstallation();
    const { code, stdout } = await rems(['--json', '--data', folder, 'users', 'list']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(7);
  });

  test('takes it calmly when nobody reads its output to the end', async () => {
    const folder = copyInstallation();
    for (const words of [
      ['users', 'list'],
      ['export', 'equipment'],
    ]) {
      const { child, ended } = start('out/main/cli.js', [...words, '--data', folder]);
      child.stdout?.destroy();
      expect(await ended).toMatchObject({ code: 0, stderr: '' });
    }
  });

  test('ends with 3 where there is nothing, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    for (const args of [['users', 'list'], ['doctor'], ['health'], ['export', 'equipment']]) {
      expect(await rems([...args, '--data', folder])).toMatchObject({
        code: 3,
        stdout: '',
        stderr: expect.stringContaining('SETUP'),
      });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('ends with 3 without a key on this machine, and opens with the recovery key', async () => {
    const folder = join(temporaryFolder(), 'data');
    const sheet = join(folder, '..', 'sheet.txt');
    await rems(
      ['init', '--data', folder, '--admin', 'chief', '--password-stdin', '--recovery-out', sheet],
      `${password}\n`,
    );
    rmSync(join(folder, 'keys', 'host.key'));
    expect(await rems(['users', 'list', '--data', folder])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('KEY_UNAVAILABLE'),
    });
    const key =
      readFileSync(sheet, 'utf8')
        .match(/(?:[0-9A-Z]{4}-?){7}/g)
        ?.join('-') ?? '';
    const opened = await rems(['users', 'list', '--data', folder, '--json', '--recovery-key-stdin'], `${key}\n`);
    expect(opened).toMatchObject({ code: 0 });
    expect(opened.stdout + opened.stderr).not.toContain(key.slice(0, 9));
    expect(existsSync(join(folder, 'keys', 'host.key'))).toBe(false);
  });
});

describe('rems users', { timeout: 60_000 }, () => {
  test('creates a viewer by default, named roles otherwise, and refuses a second account of the same name', async () => {
    const folder = copyInstallation();
    const create = (...args: string[]) =>
      rems(['users', 'create', ...args, '--data', folder, '--json', '--password-stdin'], `${password}\n`);
    const created = await create('Anna.Beck');
    expect(JSON.parse(created.stdout)).toMatchObject({
      username: 'Anna.Beck',
      roles: ['viewer'],
      mustChangePassword: false,
    });
    const two = await create('Karim', '--role', 'physicist', '--role', 'principal-investigator');
    expect(JSON.parse(two.stdout)).toMatchObject({ roles: ['physicist', 'principal-investigator'] });
    expect(await create('ANNA.BECK')).toMatchObject({ code: 1, stderr: expect.stringContaining('already') });
    expect(await create('Somebody', '--role', 'boss')).toMatchObject({ code: 2 });
    const reset = await rems(
      ['users', 'reset-password', 'karim', '--data', folder, '--json', '--password-stdin'],
      `${password} again\n`,
    );
    expect(JSON.parse(reset.stdout)).toMatchObject({ mustChangePassword: true });
    expect(
      await rems(['users', 'reset-password', 'nobody.here', '--data', folder, '--password-stdin'], `${password}\n`),
    ).toMatchObject({ code: 1 });
  });
});

describe('rems import and export', () => {
  let folder = '';

  test('take a REMS file in and give it back unchanged, twice', async () => {
    folder = copyInstallation();
    const file = remsFile(folder);
    const dry = await rems(['import', 'equipment', file, '--dry-run', '--data', folder, '--json']);
    expect(JSON.parse(dry.stdout)).toMatchObject({ created: 200, errors: [], warnings: [] });
    const empty = await rems(['export', 'equipment', '--data', folder]);
    expect(empty.stdout.trimEnd().split('\r\n')).toHaveLength(1);

    const done = await rems(['import', 'equipment', file, '--data', folder, '--json']);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      created: 200,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      errors: [],
      warnings: [],
    });

    const out = join(folder, '..', 'out.csv');
    expect((await rems(['export', 'equipment', '--out', out, '--data', folder])).code).toBe(0);
    expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(201);
    const again = await rems(['import', 'equipment', out, '--data', folder, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 200,
      errors: [],
      warnings: [],
    });
    const second = await rems(['export', 'equipment', '--data', folder]);
    expect(second.stdout).toBe(readFileSync(out, 'utf8'));

    const undone = await rems(['import', 'undo', String(JSON.parse(done.stdout).importId), '--data', folder]);
    expect(undone.code).toBe(0);
    expect((await rems(['export', 'equipment', '--data', folder])).stdout.trimEnd().split('\r\n')).toHaveLength(1);
  }, 60_000);

  test('take tests and bookings too, and give them back', async () => {
    folder = copyInstallation();
    const parent = join(folder, '..');
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(parent, name), content);
      return join(parent, name);
    };
    await rems(['import', 'equipment', remsFile(folder), '--data', folder]);
    const surveys = file('compliance.csv', remsExport('compliance.csv'));
    const dry = await rems(['import', 'tests', surveys, '--dry-run', '--data', folder, '--json']);
    expect(JSON.parse(dry.stdout)).toMatchObject({ created: 1000, errors: [] });
    const done = await rems(['import', 'tests', surveys, '--data', folder, '--json']);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ created: 1000, updated: 0, skipped: 0, errors: [] });

    const out = join(parent, 'tests.csv');
    expect((await rems(['export', 'tests', '--out', out, '--data', folder])).code).toBe(0);
    const again = await rems(['import', 'tests', out, '--data', folder, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, unchanged: 1000, errors: [] });

    const empty = file('scheduled-tests.csv', remsExport('scheduled-tests.csv'));
    expect((await rems(['import', 'bookings', empty, '--data', folder])).code).toBe(0);
    const booked = file('bookings.csv', 'eq_id,scheduled_date,scheduling_date\r\n1,2999-01-01,2998-01-01\r\n');
    expect((await rems(['import', 'bookings', booked, '--data', folder])).code).toBe(0);
    const bookings = await rems(['export', 'bookings', '--data', folder]);
    expect(bookings.stdout.split('\r\n')[1]).toMatch(/^1,1,2999-01-01,2998-01-01,/);
    expect((await rems(['import', 'bookings', surveys, '--data', folder])).code).toBe(1);
    expect((await rems(['import', 'gauges', surveys, '--data', folder])).code).toBe(2);
    const undone = await rems(['import', 'undo', String(JSON.parse(done.stdout).importId), '--data', folder]);
    expect(undone.code).toBe(0);
    expect((await rems(['export', 'tests', '--data', folder])).stdout.trimEnd().split('\r\n')).toHaveLength(1);
  }, 90_000);

  test('take good rows and report bad ones, or refuse the file as a whole', async () => {
    folder = copyInstallation();
    const file = remsFile(folder, (text) => text.replace(/^2,Ultrasound,/m, 'two,Ultrasound,'));
    const strict = await rems(['import', 'equipment', file, '--all-or-nothing', '--data', folder, '--json']);
    expect(strict.code).toBe(1);
    expect((await rems(['export', 'equipment', '--data', folder])).stdout.trimEnd().split('\r\n')).toHaveLength(1);
    const lenient = await rems(['import', 'equipment', file, '--data', folder, '--json']);
    expect(lenient.code).toBe(0);
    expect(JSON.parse(lenient.stdout)).toMatchObject({ created: 199, errors: [{ row: 3, column: 'eq_id' }] });
  }, 60_000);

  test('refuse what is no such file, in words', async () => {
    folder = copyInstallation();
    const parent = join(folder, '..');
    const files: Record<string, string | Uint8Array> = {
      'empty.csv': '',
      'headers-only-wrong.csv': 'name;colour\nx;y\n',
      'binary.csv': new Uint8Array([0x4d, 0x5a, 0, 1, 2, 3, 0, 0xff]),
    };
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(parent, name), content);
      const { code, stderr } = await rems(['import', 'equipment', join(parent, name), '--data', folder]);
      expect(code, name).toBe(1);
      expect(stderr, name).toMatch(/[A-Z].+\./);
    }
    mkdirSync(join(parent, 'folder.csv'));
    expect(await rems(['import', 'equipment', join(parent, 'folder.csv'), '--data', folder])).toMatchObject({
      code: 1,
    });
    expect(await rems(['import', 'equipment', join(parent, 'missing.csv'), '--data', folder])).toMatchObject({
      code: 1,
    });
  });
});

describe('rems health and doctor', () => {
  test('say what they found, one line each', async () => {
    const folder = copyInstallation();
    expect(await rems(['health', '--data', folder])).toMatchObject({ code: 0, stdout: 'healthy\n' });
    const report = await rems(['doctor', '--data', folder, '--json']);
    expect(report.code).toBe(0);
    const { checks } = JSON.parse(report.stdout) as { checks: { id: string; state: string }[] };
    const examined = checks.filter(({ state }) => state === 'ok').map(({ id }) => id);
    for (const id of [
      'database',
      'schema',
      'schema-shape',
      'integrity',
      'documents',
      'key',
      'permissions',
      'folder-place',
    ])
      expect(examined).toContain(id);
    expect(checks.find(({ id }) => id === 'key-place')?.state).toBe('warning');
  });

  test('find a folder that others can read', async () => {
    const folder = copyInstallation();
    writeFileSync(join(folder, 'logs', 'open.log'), 'x', { mode: 0o644 });
    expect(await rems(['doctor', '--data', folder])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('logs/open.log'),
    });
  });

  test('health ends with 1 when nobody answers', async () => {
    const { code, stdout } = await rems(['health', '--url', 'https://127.0.0.1:9', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'unreachable' });
  });
});

describe('a reader that has seen enough', () => {
  test('ends an export without a complaint', async () => {
    const folder = copyInstallation();
    const { child, ended } = start('out/main/cli.js', ['export', 'equipment', '--data', folder]);
    child.stdout?.destroy();
    const { code, stderr } = await ended;
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});
