import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTestCore, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';

/** A set-up folder, closed, with the recovery key that its sheet shows. */
async function setUp(): Promise<{ folder: string; recoveryKey: string }> {
  const folder = temporaryFolder();
  const { core, as, atConsole } = await openTestCore(folder);
  const sheet = await as('operator').setup.prepare({});
  const confirm = sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' }));
  const administrator = { username: 'chief', password: 'a long enough password' };
  await atConsole('nobody').setup.complete({
    setupId: sheet.setupId,
    confirm,
    administrator,
    language: 'en',
    start: 'empty',
  });
  await core.close();
  return { folder, recoveryKey: sheet.groups.join('-') };
}

describe('a fresh installation', () => {
  test('keeps a second copy of its keyring from the first day on', async () => {
    const { folder } = await setUp();
    expect(existsSync(join(folder, 'keys', 'keyring.json.1'))).toBe(true);
  });

  test.each([
    ['damaged', (file: string) => writeFileSync(file, '{')],
    ['missing', (file: string) => rmSync(file)],
  ])('with a %s keyring opens with the recovery key once the older copy is accepted', async (_what, spoil) => {
    const { folder, recoveryKey } = await setUp();
    spoil(join(folder, 'keys', 'keyring.json'));
    const { atConsole, core } = await openTestCore(folder);
    expect(core.state().state).toMatch(/^KEYRING_/);
    expect((await atConsole('nobody').setup.unlock({ recoveryKey })).state).toMatch(/^KEYRING_/);
    expect(await atConsole('nobody').setup.unlock({ recoveryKey, accept: ['older-keyring'] })).toMatchObject({
      state: 'READY',
    });
    await core.close();
    expect((await openTestCore(folder)).core.state().state).toBe('READY');
  });

  test('that was rolled back opens only for who holds the recovery key and accepts it, on record', async () => {
    const { folder, recoveryKey } = await setUp();
    rmSync(join(folder, 'anchor.json'));
    const { atConsole, core, sendAtConsole } = await openTestCore(folder);
    expect(core.state().state).toBe('DATA_ROLLED_BACK');
    expect(await atConsole('nobody').setup.unlock({ recoveryKey })).toMatchObject({ state: 'DATA_ROLLED_BACK' });
    const wrong = recoveryKey.replace(/^.{4}/, 'AAAA');
    expect(await sendAtConsole('nobody', 'setup.unlock', { recoveryKey: wrong, accept: ['rollback'] })).toMatchObject({
      ok: false,
    });
    expect(core.state().state).toBe('DATA_ROLLED_BACK');
    expect(await atConsole('nobody').setup.unlock({ recoveryKey, accept: ['rollback'] })).toMatchObject({
      state: 'READY',
    });
    await core.close();
    const db = await openDatabaseOf(folder);
    const entry = db
      .prepare("SELECT changes FROM audit WHERE action = 'system.open' ORDER BY seq LIMIT 1")
      .pluck()
      .get();
    expect(entry).toContain('accepted');
  });
});
