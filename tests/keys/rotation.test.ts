import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { dataFiles } from '../../main/database/data-files.ts';
import { withoutExpiredKeys } from '../../main/keys/drop-keys.ts';
import { readKeyringFile, saveKeyring } from '../../main/keys/keyring-file.ts';
import { promoteNextKey } from '../../main/keys/next-key.ts';
import { reachSlots } from '../../main/keys/reach-slots.ts';
import { renewRecovery } from '../../main/keys/renew-recovery.ts';
import {
  addAudit,
  close,
  fakeVault,
  fingerprintFolder,
  open,
  openReady,
  setUp,
  temporaryFolder,
  testPorts,
} from '../database/test-installation.ts';
import { prepareRotation, rotate } from './rotate.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

function keyringOf(path: string) {
  const read = readKeyringFile(dataFiles(path).keyring);
  if (read.state !== 'intact') throw new Error(read.state);
  return read.keyring;
}

const databaseKeys = (path: string) =>
  keyringOf(path)
    .keys.filter(({ purpose }) => purpose === 'database')
    .map(({ state }) => state);

async function exchange(path: string): Promise<Awaited<ReturnType<typeof prepareRotation>>> {
  const opened = await openReady(testPorts(path));
  const prepared = await prepareRotation(testPorts(path), opened);
  close(opened);
  rotate(dataFiles(path), prepared);
  return prepared;
}

describe('an exchange of the database key', () => {
  test('leaves the same data under another key, for the computer and for the sheet', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    const first = await openReady(testPorts(data));
    const head = addAudit(first.db, 50);
    close(first);
    const { from, to } = await exchange(data);
    expect(databaseKeys(data)).toEqual(['retired', 'current']);
    const { database } = dataFiles(data);
    expect(() => openConnection(database, from, { readonly: true })).toThrow();
    for (const how of [{}, { recoveryKey }]) {
      const opened = await openReady(testPorts(data), how);
      expect(opened.keys.database.equals(to)).toBe(true);
      expect(opened.db.prepare('SELECT max(seq) FROM audit').pluck().get()).toBe(head.seq);
      expect(opened.notes).toEqual([]);
      close(opened);
    }
    expect(readdirSync(data).filter((name) => /staging|swap|rotate|tmp/.test(name))).toEqual([]);
  });

  test('K10: copies of the folder from before three exchanges still open, each with its own keyring', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    for (const generation of [1, 2, 3]) {
      cpSync(data, join(folder.path, `copy-${generation}`), { recursive: true });
      await exchange(data);
    }
    for (const generation of [1, 2, 3]) {
      const copy = join(folder.path, `copy-${generation}`);
      writeFileSync(join(copy, 'keys', 'host.key'), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
      close(await openReady(testPorts(copy), { recoveryKey }));
    }
    expect(databaseKeys(data)).toEqual(['retired', 'retired', 'retired', 'current']);
  });

  test('changes nothing while another program has the data open', async () => {
    await setUp(testPorts(data));
    const opened = await openReady(testPorts(data));
    const prepared = await prepareRotation(testPorts(data), opened);
    const before = fingerprintFolder(join(data, 'keys'));
    expect(() => rotate(dataFiles(data), prepared)).toThrow(/working on these data/);
    expect(fingerprintFolder(join(data, 'keys'))).toEqual(before);
    addAudit(opened.db);
    close(opened);
    const again = await openReady(testPorts(data));
    expect(again.notes.join()).toContain('did not come to its end');
    expect(databaseKeys(data)).toEqual(['current']);
    close(again);
  });

  test('that a command finds prepared is left to the host', async () => {
    await setUp(testPorts(data));
    const opened = await openReady(testPorts(data));
    await prepareRotation(testPorts(data), opened);
    close(await openReady(testPorts(data, { host: 'cli' })));
    expect(databaseKeys(data)).toEqual(['current', 'next']);
    close(opened);
  });

  test.each([
    ['next', 'old'],
    ['rotate.copied', 'old'],
    ['rotate.rekeyed', 'old'],
    ['rotate.staged', 'old'],
    ['swap.committed', 'new'],
    ['swap.database', 'new'],
  ])('K6: killed at %s, the data open under the %s key and nothing is lost', async (step, state) => {
    const { recoveryKey } = await setUp(testPorts(data));
    const before = await openReady(testPorts(data));
    const head = addAudit(before.db, 20);
    close(before);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'rotate-process.ts'), data, step], {
      stdio: 'inherit',
    });
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    // A copy that moved to another computer opens through the sheet; this one by itself.
    const copy = join(folder.path, 'copy');
    cpSync(data, copy, { recursive: true });
    for (const [path, how] of [
      [copy, { recoveryKey }],
      [data, {}],
    ] as const) {
      const opened = await openReady(testPorts(path), how);
      expect(opened.db.prepare('SELECT max(seq) FROM audit').pluck().get()).toBe(head.seq);
      expect(databaseKeys(path)).toEqual(state === 'old' ? ['current'] : ['retired', 'current']);
      close(opened);
    }
    await exchange(data);
    close(await openReady(testPorts(data)));
  });
});

describe('slots', () => {
  test('of other accounts stay usable, because their keys are in escrow; without it they are named as lost', async () => {
    const here = fakeVault();
    const ports = testPorts(data, { host: 'desktop', keyVault: here });
    await setUp(ports);
    const opened = await openReady(ports);
    const { authentication } = opened.keys;
    const keyring = opened.keys.keyring();
    const foreign = {
      keyring,
      authentication,
      open: { ...opened.keys.openSlot(), slot: { ...opened.keys.openSlot().slot, id: 'x' } },
      sources: { hostKeys: [] },
    };
    expect(await reachSlots(foreign)).toMatchObject({ lost: [] });
    const bare = { ...keyring, slots: keyring.slots.map(({ kek: _, ...slot }) => slot) };
    const reached = await reachSlots({ ...foreign, keyring: bare });
    expect(reached.lost.map(({ t }) => t)).toEqual(['safeStorage']);
    expect(reached.slots.map(({ slot }) => slot.t)).toEqual(['recovery']);
    close(opened);
  });
});

describe('the sheet', () => {
  test('gives way to a new one; the old one opens nothing but older copies, and a crash between leaves both', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    const opened = await openReady(testPorts(data));
    const { path } = { path: dataFiles(data).keyring };
    const fresh = randomBytes(32);
    const { authentication } = opened.keys;
    const deps = { path, recoveryKey: fresh, keys: opened.keys.everyKey(), authentication, ...testPorts(data) };
    const slots: number[] = [];
    const count = () => slots.push(keyringOf(data).slots.filter(({ t }) => t === 'recovery').length);
    renewRecovery({ ...deps, onStep: count });
    expect(slots).toEqual([2, 1]);
    close(opened);
    expect((await open(testPorts(data), { recoveryKey })).state).toBe('KEY_MISMATCH');
    const { formatRecoveryKey } = await import('../../main/keys/recovery-key.ts');
    close(await openReady(testPorts(data), { recoveryKey: formatRecoveryKey(fresh) }));
    close(await openReady(testPorts(data)));
    const text = readFileSync(path, 'utf8');
    for (const form of ['hex', 'base64'] as const) expect(text).not.toContain(fresh.toString(form));
  });
});

describe('keys of identities', () => {
  test('can be several; they come out at the first call only, the current one first (K11)', async () => {
    const ports = testPorts(data);
    await setUp(ports);
    const opened = await openReady(ports);
    const old = opened.keys.currentIdentityKid();
    const { prepareNextKey } = await import('../../main/keys/next-key.ts');
    const { authentication } = opened.keys;
    const keyring = opened.keys.keyring();
    const { slots } = await reachSlots({
      keyring,
      authentication,
      open: opened.keys.openSlot(),
      sources: { hostKeys: [] },
    });
    const next = prepareNextKey(keyring, 'identity', slots, { random: ports.random, created: '2030-01-01T00:00:00Z' });
    saveKeyring(dataFiles(data).keyring, promoteNextKey(next.keyring, 'identity'), authentication);
    close(opened);
    const again = await openReady(ports);
    expect(again.keys.identityUnwraps()).toBe(0);
    expect(again.keys.identity().equals(next.key)).toBe(true);
    expect(again.keys.currentIdentityKid()).toBe(next.kid);
    expect(again.keys.identityUnwraps()).toBe(1);
    expect(again.keys.identityKey(old)).toHaveLength(32);
    expect(again.keys.identityKey('id-none')).toBeUndefined();
    expect(again.keys.identityUnwraps()).toBe(2);
    close(again);
  });
});

test('a retired database key goes a year after it retired, unless a set needs it', async () => {
  await setUp(testPorts(data));
  await exchange(data);
  const keyring = keyringOf(data);
  const [retired] = keyring.keys.filter(({ state }) => state === 'retired');
  const day = 86_400_000;
  const inDays = (days: number) => new Date(Date.now() + days * day);
  const left = (needed: readonly string[], days: number) =>
    withoutExpiredKeys(keyring, new Set(needed), inDays(days)).keys.length;
  expect(left([], 364)).toBe(keyring.keys.length);
  expect(left([retired?.kid ?? ''], 400)).toBe(keyring.keys.length);
  expect(left([], 366)).toBe(keyring.keys.length - 1);
});
