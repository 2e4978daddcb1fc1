import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createHostKey,
  type HostKeyPlace,
  hostKeyPlaces,
  isOnDataVolume,
  readHostKey,
} from '../../main/keys/host-key.ts';

let folder: string;
let place: HostKeyPlace;
const random = { bytes: (size: number) => randomBytes(size), uuid: () => '' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rems-test-'));
  place = { source: 'key-file', path: join(folder, 'host.key') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a key file', () => {
  test('is written for this user only, reads back, and is never overwritten', () => {
    const secret = createHostKey(place.path, random);
    expect(statSync(place.path).mode & 0o777).toBe(0o600);
    expect(readHostKey(place)).toEqual({ state: 'read', secret });
    expect(() => createHostKey(place.path, random)).toThrow(/EEXIST/);
    expect(readHostKey(place)).toEqual({ state: 'read', secret });
  });

  test('is looked for as service credential, then as named file, then in the data folder', () => {
    const environment = { CREDENTIALS_DIRECTORY: '/run/credentials/rems', REMS_KEY_FILE: '/media/key/rems.key' };
    expect(hostKeyPlaces('/data/keys/host.key', environment).map(({ path }) => path)).toEqual([
      '/run/credentials/rems/rems.key',
      '/media/key/rems.key',
      '/data/keys/host.key',
    ]);
    expect(hostKeyPlaces('/data/keys/host.key', { REMS_KEY_FILE: 'relative.key' })).toHaveLength(1);
  });

  test.each([0o640, 0o604, 0o660, 0o610, 0o666])('is refused with mode %o', (mode) => {
    createHostKey(place.path, random);
    chmodSync(place.path, mode);
    expect(readHostKey(place)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('open to other users'),
    });
  });

  test('is refused as a link, a pipe or a folder, and without 64 digits', () => {
    createHostKey(join(folder, 'real.key'), random);
    symlinkSync(join(folder, 'real.key'), place.path);
    expect(readHostKey(place)).toMatchObject({ state: 'refused', reason: expect.stringContaining('link') });
    rmSync(place.path);
    execFileSync('mkfifo', ['-m', '600', place.path]);
    expect(readHostKey(place)).toMatchObject({ state: 'refused', reason: expect.stringContaining('regular file') });
    rmSync(place.path);
    mkdirSync(place.path, { mode: 0o700 });
    expect(readHostKey(place)).toMatchObject({ state: 'refused' });
    rmSync(place.path, { recursive: true });
    writeFileSync(place.path, 'passphrase', { mode: 0o600 });
    const refused = readHostKey(place);
    expect(refused).toMatchObject({ state: 'refused' });
    expect(JSON.stringify(refused)).not.toContain('passphrase');
    rmSync(place.path);
    expect(readHostKey(place)).toEqual({ state: 'missing' });
  });

  test.runIf(process.geteuid?.() === 0)('is refused when it belongs to another user', () => {
    createHostKey(place.path, random);
    chownSync(place.path, 12345, 12345);
    expect(readHostKey(place)).toMatchObject({ state: 'refused', reason: expect.stringContaining('another user') });
  });

  test('a service credential may show a group bit, but not more', () => {
    createHostKey(place.path, random);
    chmodSync(place.path, 0o440);
    expect(readHostKey({ ...place, source: 'credential' })).toMatchObject({ state: 'read' });
    chmodSync(place.path, 0o444);
    expect(readHostKey({ ...place, source: 'credential' })).toMatchObject({ state: 'refused' });
  });

  test('says whether it lies on the volume of the data', () => {
    expect(isOnDataVolume(place.path, folder)).toBe(true);
    expect(isOnDataVolume('/proc/host.key', folder)).toBe(process.platform !== 'linux');
  });
});
