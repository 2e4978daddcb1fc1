import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDocumentKey, unwrapDocumentKey, withDocumentKeys } from '../../main/keys/document-keys.ts';
import { type Keyring, readKeyringText, writeKeyringText } from '../../main/keys/keyring.ts';
import {
  close,
  fingerprintFolder,
  open,
  openReady,
  setUp,
  temporaryFolder,
  testPorts,
} from '../database/test-installation.ts';

const random = { bytes: (size: number) => randomBytes(size), uuid: () => randomUUID() };
const clock = { now: () => new Date('2026-01-01T00:00:00Z'), monotonic: () => 0 };

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  path = join(data, 'keys', 'keyring.json');
});
afterEach(() => folder.remove());

function keyringAt(generation = 0): Keyring {
  const read = readKeyringText(readFileSync(generation === 0 ? path : `${path}.${generation}`, 'utf8'));
  if (read === undefined) throw new Error(`keyring ${generation} does not read`);
  return read.keyring;
}

/** Writes a keyring file the way an older version of the program would have. */
async function makeOld(generations: readonly number[]): Promise<void> {
  const opened = await openReady(testPorts(data));
  const authentication = Buffer.from(opened.keys.authentication);
  close(opened);
  for (const generation of generations) {
    const { documents: _, ...old } = keyringAt(generation);
    writeFileSync(generation === 0 ? path : `${path}.${generation}`, writeKeyringText(old, authentication));
  }
}

describe('the key of the document store', () => {
  test('is there from set-up on, is its own key, and opening changes nothing', async () => {
    await setUp(testPorts(data));
    const keysBefore = fingerprintFolder(join(data, 'keys'));
    const first = await openReady(testPorts(data));
    const { kid, key } = first.keys.currentDocumentKey();
    expect(key).toHaveLength(32);
    for (const other of [first.keys.database, first.keys.authentication, first.keys.pepper, first.keys.identity()])
      expect(key.equals(other)).toBe(false);
    expect(first.keys.documentKey(kid)?.equals(key)).toBe(true);
    expect(first.keys.documentKey('dc-unknown')).toBeUndefined();
    close(first);
    expect(fingerprintFolder(join(data, 'keys'))).toEqual(keysBefore);
    const text = readFileSync(path, 'utf8');
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(key.toString(form));
    const second = await openReady(testPorts(data));
    expect(second.keys.currentDocumentKey().key.equals(key)).toBe(true);
    close(second);
    second.keys.wipe();
    expect(second.keys.documentKey(kid)?.equals(key)).not.toBe(true);
  });

  test('comes to a folder of an older version at its first opening, in the present keyring and in one kept beside it', async () => {
    await setUp(testPorts(data));
    await makeOld([0, 1]);
    const first = await openReady(testPorts(data));
    const { kid, key } = first.keys.currentDocumentKey();
    close(first);
    expect(keyringAt().documents).toHaveLength(1);
    expect(keyringAt(1).documents).toEqual(keyringAt().documents);
    expect(keyringAt(2).documents).toBeUndefined();
    const before = fingerprintFolder(join(data, 'keys'));
    const second = await openReady(testPorts(data));
    expect(second.keys.documentKey(kid)?.equals(key)).toBe(true);
    close(second);
    expect(fingerprintFolder(join(data, 'keys'))).toEqual(before);
  });

  test('opens through the recovery key as well, also on a machine that was not known', async () => {
    const { recoveryKey } = await setUp(testPorts(data));
    const first = await openReady(testPorts(data));
    const { kid, key } = first.keys.currentDocumentKey();
    const expected = Buffer.from(key);
    close(first);
    writeFileSync(join(data, 'keys', 'host.key'), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    expect((await open(testPorts(data))).state).toBe('KEY_MISMATCH');
    const opened = await openReady(testPorts(data), { recoveryKey });
    expect(opened.keys.documentKey(kid)?.equals(expected)).toBe(true);
    close(opened);
    const again = await openReady(testPorts(data));
    expect(again.keys.documentKey(kid)?.equals(expected)).toBe(true);
    close(again);
  });

  test('is not lost by going back to a keyring that was written before it', async () => {
    await setUp(testPorts(data));
    await makeOld([0, 1]);
    const first = await openReady(testPorts(data));
    const { kid } = first.keys.currentDocumentKey();
    close(first);
    // The present keyring breaks; an administrator goes back to the oldest, which knows of no documents.
    writeFileSync(path, readFileSync(path).subarray(0, 200));
    expect((await open(testPorts(data))).state).toBe('KEYRING_DAMAGED');
    const opened = await openReady(testPorts(data), { keyringGeneration: 2 });
    expect(opened.keys.currentDocumentKey().kid).toBe(kid);
    close(opened);
    expect(keyringAt().documents?.map((entry) => entry.kid)).toEqual([kid]);
  });

  test('stays one key when two programs open an older folder at the same time', async () => {
    await setUp(testPorts(data));
    await makeOld([0, 1]);
    const [one, other] = await Promise.all([openReady(testPorts(data)), openReady(testPorts(data))]);
    expect(one.keys.currentDocumentKey().kid).toBe(other.keys.currentDocumentKey().kid);
    close(one);
    close(other);
  });

  test('does not come out under another authentication key, another name or another installation', () => {
    const authentication = random.bytes(32);
    const entry = createDocumentKey({ installId: 'one', authentication, random, created: '2026-01-01T00:00:00.000Z' });
    expect(unwrapDocumentKey('one', entry, authentication)).toHaveLength(32);
    expect(unwrapDocumentKey('one', entry, random.bytes(32))).toBeUndefined();
    expect(unwrapDocumentKey('two', entry, authentication)).toBeUndefined();
    expect(unwrapDocumentKey('one', { ...entry, kid: 'dc-00000000' }, authentication)).toBeUndefined();
    expect(unwrapDocumentKey('one', { ...entry, kcv: 'AAAAAAAAAAA=' }, authentication)).toBeUndefined();
  });

  test('of several, the newest current one is used and the others still open what they wrote', async () => {
    await setUp(testPorts(data));
    const opened = await openReady(testPorts(data));
    const authentication = Buffer.from(opened.keys.authentication);
    close(opened);
    const keyring = keyringAt();
    const { installId } = keyring;
    const newer = createDocumentKey({ installId, authentication, random, created: '9999-01-01T00:00:00.000Z' });
    const foreign = createDocumentKey({ installId, authentication: random.bytes(32), random, created: '9999' });
    const deps = { authentication, random, clock };
    const merged = withDocumentKeys(keyring, [{ ...keyring, documents: [newer, foreign] }], deps);
    expect(merged.documents?.map(({ kid, state }) => [kid, state])).toEqual([
      [keyring.documents?.[0]?.kid, 'retired'],
      [newer.kid, 'current'],
    ]);
    expect(withDocumentKeys(merged, [keyring], deps)).toBe(merged);
  });
});
