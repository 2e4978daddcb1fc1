import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import type { Migration } from '../../main/database/migrate.ts';
import { prepareInstallation } from '../../main/database/prepare-installation.ts';
import {
  addAudit,
  close,
  copyFolder,
  fakeVault,
  fingerprintFolder,
  open,
  openReady,
  setUp,
  temporaryFolder,
  testMigrations,
  testPorts,
} from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

async function expectBlocked(state: string, options: Parameters<typeof open>[1] = {}, ports = testPorts(data)) {
  const before = fingerprintFolder(folder.path);
  const outcome = await open(ports, options);
  expect(outcome.state).toBe(state);
  expect(fingerprintFolder(folder.path)).toEqual(before);
  if (outcome.state === 'READY') throw new Error('not blocked');
  expect(outcome.message).toMatch(/^[A-Z].*\.$/s);
  return outcome;
}

describe('a new installation', () => {
  test('opens again, closed to other users, with its anchor and two slots', async () => {
    const ports = testPorts(data);
    const { installId } = await setUp(ports);
    const opened = await openReady(ports);
    expect(opened.installId).toBe(installId);
    expect(opened.notes).toEqual([]);
    expect(opened.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(1);
    close(opened);
    const keyring = JSON.parse(readFileSync(join(data, 'keys/keyring.json'), 'utf8'));
    expect(keyring.slots.map((slot: { t: string }) => slot.t)).toEqual(['recovery', 'keyfile']);
    for (const name of ['rems.db', 'anchor.json', 'keys/keyring.json', 'keys/host.key']) {
      expect(statSync(join(data, name)).mode & 0o777, name).toBe(0o600);
    }
    expect(statSync(data).mode & 0o777).toBe(0o700);
  });

  test('needs the right two groups to confirm the sheet', async () => {
    const prepared = await prepareInstallation(testPorts(data), {});
    const groups = prepared.recoveryKey.split('-');
    const [first = 0, second = 0] = prepared.confirmGroups;
    expect(first).toBeLessThan(second);
    const right = { [first]: groups[first]?.toLowerCase() ?? '', [second]: ` ${groups[second]}` };
    expect(prepared.confirm(right)).toBe(true);
    expect(prepared.confirm({ ...right, [second]: 'ZZZZ' })).toBe(false);
    expect(prepared.confirm({ [first]: groups[first] ?? '' })).toBe(false);
    expect(() => statSync(data)).toThrow();
  });

  test('zeroes the keys it was prepared with once the installation is open', async () => {
    const prepared = await prepareInstallation(testPorts(data), {});
    const pepper = Buffer.from(prepared.pepper);
    const opened = await prepared.create({ migrations: testMigrations, firstWrite: () => {} });
    expect(opened.keys.pepper.equals(pepper)).toBe(true);
    expect(prepared.pepper.equals(Buffer.alloc(32))).toBe(true);
    const { keys } = opened;
    close(opened);
    keys.wipe();
    expect(keys.database.equals(Buffer.alloc(32))).toBe(true);
  });

  test('leaves SETUP when the first write fails, and set-up may run again', async () => {
    const ports = testPorts(data);
    const prepared = await prepareInstallation(ports, {});
    const failing = prepared.create({
      migrations: testMigrations,
      firstWrite: () => {
        throw new Error('no');
      },
    });
    await expect(failing).rejects.toThrow('no');
    await expectBlocked('SETUP');
    await setUp(ports);
    close(await openReady(ports));
  });

  test('leaves SETUP when interrupted between keyring and database, and set-up may run again', async () => {
    const ports = testPorts(data);
    const { installId } = await setUp(ports);
    renameSync(join(data, 'rems.db'), join(data, 'rems.db.setup'));
    writeFileSync(join(data, 'setup.partial'), `${installId}\n`);
    await expectBlocked('SETUP');
    await setUp(ports);
    close(await openReady(ports));
  });

  test('a stray set-up marker does not cover up a lost database', async () => {
    await setUp(testPorts(data));
    rmSync(join(data, 'rems.db'));
    writeFileSync(join(data, 'setup.partial'), 'another-installation\n');
    await expectBlocked('DB_MISSING');
  });

  test('is refused over an existing one', async () => {
    const ports = testPorts(data);
    await setUp(ports);
    const before = fingerprintFolder(data);
    await expect(setUp(ports)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(fingerprintFolder(data)).toEqual(before);
  });

  test('never keeps its keys in a key store that only hides them, and says so', async () => {
    const keyVault = Object.assign(fakeVault('basic_text'), { refused: 'it only hides the key.' });
    const ports = testPorts(data, { host: 'desktop', keyVault });
    const prepared = await prepareInstallation(ports, {});
    const opened = await prepared.create({ migrations: testMigrations, firstWrite: () => {} });
    expect(opened.notes.join()).toContain('it only hides the key');
    close(opened);
    expect(readFileSync(join(data, 'keys/keyring.json'), 'utf8')).not.toContain('safeStorage');
  });
});

describe('states that keep the data closed and change nothing', () => {
  test('SETUP on an empty or missing folder', async () => {
    await expectBlocked('SETUP');
    mkdirSync(data);
    await expectBlocked('SETUP');
  });

  test('KEYRING_MISSING', async () => {
    await setUp(testPorts(data));
    rmSync(join(data, 'keys/keyring.json'));
    await expectBlocked('KEYRING_MISSING');
  });

  test('DB_MISSING, when the file is gone and when it is empty', async () => {
    await setUp(testPorts(data));
    truncateSync(join(data, 'rems.db'), 0);
    await expectBlocked('DB_MISSING');
    rmSync(join(data, 'rems.db'));
    await expectBlocked('DB_MISSING');
  });

  test('DB_CORRUPT for a damaged first page under the right key', async () => {
    await setUp(testPorts(data));
    const file = join(data, 'rems.db');
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expectBlocked('DB_CORRUPT');
  });

  test('KEY_UNAVAILABLE when no slot opens here', async () => {
    await setUp(testPorts(data));
    rmSync(join(data, 'keys/host.key'));
    expect((await expectBlocked('KEY_UNAVAILABLE')).message).toContain('recovery key');
  });

  test('KEY_MISMATCH for a key file, a recovery key or a whole keyring of another installation', async () => {
    const other = join(folder.path, 'other');
    const { recoveryKey } = await setUp(testPorts(other));
    await setUp(testPorts(data));
    await expectBlocked('KEY_MISMATCH', { recoveryKey });
    cpSync(join(other, 'keys/host.key'), join(data, 'keys/host.key'));
    await expectBlocked('KEY_MISMATCH');
    cpSync(join(other, 'keys/keyring.json'), join(data, 'keys/keyring.json'));
    await expectBlocked('KEY_MISMATCH');
  });

  test('a mistyped recovery key is refused before anything is looked at', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    const wrong = `${recoveryKey.startsWith('A') ? 'B' : 'A'}${recoveryKey.slice(1)}`;
    await expect(open(testPorts(data), { recoveryKey: wrong })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('APP_TOO_OLD names the version that is needed', async () => {
    const newer: Migration = { id: 20, name: 'newer', up: (db) => db.exec('CREATE TABLE later (id INTEGER) STRICT') };
    await setUp(testPorts(data, { version: '2.5.0' }), [...testMigrations, newer]);
    expect((await expectBlocked('APP_TOO_OLD')).message).toContain('2.5.0');
  });

  test('FOLDER_REFUSED inside a synced folder, through a link into one, and on a network file system', async () => {
    const synced = join(folder.path, 'OneDrive - Clinic', 'rems');
    mkdirSync(synced, { recursive: true });
    expect((await expectBlocked('FOLDER_REFUSED', {}, testPorts(synced))).message).toContain('OneDrive - Clinic');
    symlinkSync(synced, join(folder.path, 'innocent'));
    await expectBlocked('FOLDER_REFUSED', {}, testPorts(join(folder.path, 'innocent')));
    for (const type of [0x6969, 0x517b, 0xff534d42, -11317950, 0x65735546]) {
      await expectBlocked('FOLDER_REFUSED', { fileSystemType: () => type });
    }
    await expectBlocked('SETUP', { fileSystemType: () => 0xef53 });
  });
});

describe('the keyring', () => {
  test('damage is found, an older copy offered, and used only when accepted', async () => {
    const vault = fakeVault();
    const ports = testPorts(data, { host: 'desktop', keyVault: vault });
    await setUp(ports);
    vault.rewrap = true;
    close(await openReady(ports));
    vault.rewrap = false;
    appendFileSync(join(data, 'keys/keyring.json'), ' ');
    const outcome = await expectBlocked('KEYRING_DAMAGED', {}, ports);
    expect(outcome.keyringGeneration).toBe(1);
    close(await openReady(ports, { keyringGeneration: 1 }));
    close(await openReady(ports));
  });

  test('a change with a recomputed checksum is still found', async () => {
    await setUp(testPorts(data));
    const { createHash } = await import('node:crypto');
    const file = join(data, 'keys/keyring.json');
    const { sum: _sum, mac, ...keyring } = JSON.parse(readFileSync(file, 'utf8'));
    keyring.slots[1].pathHint = '/elsewhere';
    const sum = createHash('sha256').update(JSON.stringify(keyring)).digest('base64');
    writeFileSync(file, `${JSON.stringify({ ...keyring, sum, mac }, null, 2)}\n`);
    const outcome = await expectBlocked('KEYRING_DAMAGED');
    // The copy from the first day is intact and may be accepted instead.
    expect(outcome.keyringGeneration).toBe(1);
  });
});

describe('another machine', () => {
  test('opens a copied folder with the recovery key, and is remembered', async () => {
    const { recoveryKey } = await setUp(testPorts(join(folder.path, 'old')));
    copyFolder(join(folder.path, 'old'), data);
    rmSync(join(data, 'keys/host.key'));
    const ports = testPorts(data);
    await expectBlocked('KEY_UNAVAILABLE');
    const opened = await openReady(ports, { recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') });
    expect(opened.notes.join()).toContain('remembered');
    close(opened);
    close(await openReady(ports));
  });

  test('is not remembered when only a single command asks', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    rmSync(join(data, 'keys/host.key'));
    const keyring = readFileSync(join(data, 'keys/keyring.json'));
    close(await openReady(testPorts(data, { host: 'cli' }), { recoveryKey, rememberMachine: false }));
    expect(readFileSync(join(data, 'keys/keyring.json')).equals(keyring)).toBe(true);
    await expectBlocked('KEY_UNAVAILABLE');
  });

  test('a key store that was reset or replaced asks for the recovery key and then works again', async () => {
    const { recoveryKey } = await setUp(testPorts(data, { host: 'desktop', keyVault: fakeVault('kwallet6') }));
    const ports = testPorts(data, { host: 'desktop', keyVault: fakeVault('gnome_libsecret') });
    const outcome = await expectBlocked('KEY_UNAVAILABLE', {}, ports);
    expect(outcome.message).toContain('changed from kwallet6 to gnome_libsecret');
    close(await openReady(ports, { recoveryKey }));
    close(await openReady(ports));
  });

  test('a fresh wrap that the key store asks for replaces the old one', async () => {
    const keyVault = fakeVault();
    const ports = testPorts(data, { host: 'desktop', keyVault });
    await setUp(ports);
    const blob = () => JSON.parse(readFileSync(join(data, 'keys/keyring.json'), 'utf8')).slots.at(-1).blob;
    const before = blob();
    keyVault.rewrap = true;
    close(await openReady(ports));
    keyVault.rewrap = false;
    expect(blob()).not.toBe(before);
    close(await openReady(ports));
  });

  test('a key store that takes no entry is a note, not a reason to stay closed', async () => {
    const keyVault = fakeVault();
    const ports = testPorts(data, { host: 'desktop', keyVault });
    const { recoveryKey } = await setUp(ports);
    keyVault.wrap = async () => {
      throw new Error('no room');
    };
    keyVault.rewrap = true;
    const renewed = await openReady(ports);
    expect(renewed.notes.join()).toContain('fresh entry');
    close(renewed);
    keyVault.broken = true;
    const remembered = await openReady(ports, { recoveryKey });
    expect(remembered.notes.join()).toContain('A key file in the data folder takes its place');
    close(remembered);
    close(await openReady(ports));
  });

  test('a key file that cannot be used is named and left alone', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    writeFileSync(join(data, 'keys/host.key'), 'damaged\n');
    expect((await expectBlocked('KEY_UNAVAILABLE')).message).toContain('64 hexadecimal digits');
    const opened = await openReady(testPorts(data), { recoveryKey });
    expect(opened.notes.join()).toContain('could not be remembered');
    close(opened);
    expect(readFileSync(join(data, 'keys/host.key'), 'utf8')).toBe('damaged\n');
  });

  test('a key file named by the environment is preferred and need not lie beside the data', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    rmSync(join(data, 'keys/host.key'));
    const environment = { REMS_KEY_FILE: join(folder.path, 'elsewhere.key') };
    close(await openReady(testPorts(data), { recoveryKey, environment }));
    expect(() => statSync(join(data, 'keys/host.key'))).toThrow();
    close(await openReady(testPorts(data), { environment }));
    await expectBlocked('KEY_UNAVAILABLE');
  });
});

describe('keys', () => {
  test('identity keys are unwrapped at the first call only and zeroed when locked', async () => {
    await setUp(testPorts(data));
    const opened = await openReady(testPorts(data));
    expect(opened.keys.identityUnwraps()).toBe(0);
    const identity = opened.keys.identity();
    expect(opened.keys.identity()).toBe(identity);
    expect(opened.keys.identityUnwraps()).toBe(1);
    const copy = Buffer.from(identity);
    opened.keys.lockIdentity();
    expect(identity.equals(Buffer.alloc(32))).toBe(true);
    expect(opened.keys.identity().equals(copy)).toBe(true);
    expect(opened.keys.identityIndex().equals(copy)).toBe(false);
    expect(opened.keys.derive('a').equals(opened.keys.derive('a'))).toBe(true);
    expect(opened.keys.derive('a').equals(opened.keys.derive('b'))).toBe(false);
    close(opened);
  });

  test('no file name and no file holds a key or a planted text in clear, not even the live log', async () => {
    await setUp(testPorts(data));
    const opened = await openReady(testPorts(data));
    const marker = 'PLANTED-PATIENT-NAME';
    for (let index = 0; index < 500; index += 1)
      opened.db.prepare('INSERT INTO unit (name) VALUES (?)').run(`${marker}-${index}`);
    opened.db.prepare(`SELECT name FROM unit ORDER BY name || 'x'`).all();
    addAudit(opened.db);
    const { database, authentication, pepper } = opened.keys;
    const secrets = [database, authentication, pepper, opened.keys.identity(), opened.keys.identityIndex()];
    const forms = secrets.flatMap((key) => [
      key,
      Buffer.from(key.toString('hex')),
      Buffer.from(key.toString('base64')),
    ]);
    const { readdirSync } = await import('node:fs');
    const names = readdirSync(data, { recursive: true, encoding: 'utf8' });
    for (const name of names) {
      for (const key of secrets) expect(name.toLowerCase()).not.toContain(key.toString('hex'));
      if (statSync(join(data, name)).isDirectory()) continue;
      const bytes = readFileSync(join(data, name));
      expect(bytes.includes(marker), name).toBe(false);
      for (const form of forms) expect(bytes.includes(form), name).toBe(false);
    }
    expect(names).toContain('rems.db-wal');
    const key = Buffer.from(database);
    close(opened);
    openConnection(join(data, 'rems.db'), key, { readonly: true }).close();
  });
});
