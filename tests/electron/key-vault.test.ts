import { randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import { describe, expect, it } from 'vitest';
import { createKeyVault } from '../../main/electron/key-vault.ts';
import { SafeStorageDouble } from '../support/electron-double/safe-storage-double.ts';
import { standingFor } from '../support/electron-double/unit-double.ts';

function vaultOn(platform: NodeJS.Platform, whenReady: Promise<void> = Promise.resolve()) {
  const store = new SafeStorageDouble();
  const vault = createKeyVault({
    app: { whenReady: () => whenReady },
    safeStorage: standingFor<SafeStorage>(store),
    platform,
    pause: () => Promise.resolve(),
  });
  return { store, vault };
}

describe('the key store of the operating system (F11, K2)', () => {
  it('wraps and unwraps any secret', async () => {
    const { vault } = vaultOn('linux');
    for (const secret of [Buffer.alloc(0), Buffer.alloc(32), randomBytes(32), randomBytes(1000)]) {
      const wrapped = await vault.wrap(secret);
      expect(await vault.unwrap(wrapped)).toEqual({ secret, rewrap: false });
    }
  });

  it('asks for a fresh wrap when the store changed its own key', async () => {
    const { store, vault } = vaultOn('linux');
    const wrapped = await vault.wrap(randomBytes(32));
    store.reEncrypt = true;
    expect(await vault.unwrap(wrapped)).toMatchObject({ rewrap: true });
  });

  it('throws when the store lost what it kept', async () => {
    const { store, vault } = vaultOn('linux');
    const wrapped = await vault.wrap(randomBytes(32));
    store.lost = true;
    await expect(vault.unwrap(wrapped)).rejects.toThrow();
  });

  it.each([
    ['linux', 'gnome_libsecret'],
    ['darwin', 'keychain'],
    ['win32', 'dpapi'],
  ] as const)('names the backend of %s', async (platform, backend) => {
    expect(await vaultOn(platform).vault.availability()).toEqual({ ok: true, backend });
  });

  it.each(['basic_text', 'unknown'] as const)('refuses %s, says why, and wraps nothing', async (backend) => {
    const { store, vault } = vaultOn('linux');
    store.backend = backend;
    expect(await vault.availability()).toMatchObject({ ok: false, backend, reason: expect.stringMatching(/\w{3,}/) });
    await expect(vault.wrap(randomBytes(32))).rejects.toThrow(/no key store/);
  });

  it('waits for the app and shares one probe among all who ask', async () => {
    const ready = Promise.withResolvers<void>();
    const { store, vault } = vaultOn('linux', ready.promise);
    const answers = [vault.availability(), vault.availability(), vault.wrap(randomBytes(8))];
    await Promise.resolve();
    expect(store.asked).toBe(0);
    ready.resolve();
    await Promise.all(answers);
    expect(store.asked).toBe(1);
    await vault.availability();
    expect(store.asked).toBe(1);
  });

  it('does not believe an early "no", and asks again another time after a lasting one', async () => {
    const { store, vault } = vaultOn('linux');
    store.answers = [false, false, true];
    expect(await vault.availability()).toMatchObject({ ok: true });
    const locked = vaultOn('linux');
    locked.store.answers = [false];
    expect(await locked.vault.availability()).toMatchObject({ ok: false });
    locked.store.answers = [true];
    expect(await locked.vault.availability()).toMatchObject({ ok: true });
  });
});
