import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTestCore, openTestCore, temporaryFolder } from '../support/core.ts';

const code = 'ABCD2345';

async function sheetOf(test: Awaited<ReturnType<typeof openTestCore>>) {
  const sheet = await test.atConsole('nobody').setup.prepare({ code });
  return {
    code,
    setupId: sheet.setupId,
    confirm: sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' })),
    administrator: { username: 'chief', password: 'a long enough password' },
    language: 'en' as const,
    start: 'empty' as const,
  };
}

describe('set-up over HTTP', () => {
  test('needs the code that was printed, however it is spaced', async () => {
    const { sendAtConsole, atConsole } = await openTestCore(temporaryFolder(), { setupCode: code });
    expect(await atConsole('nobody').system.status({})).toMatchObject({ state: 'SETUP', setupCodeRequired: true });
    for (const name of ['setup.prepare', 'setup.unlock']) {
      for (const given of [undefined, '', 'ABCD2346', code.slice(1)]) {
        const input = { code: given, ...(name === 'setup.unlock' && { recoveryKey: 'x' }) };
        const reply = await sendAtConsole('nobody', name, input);
        expect(reply, `${name} ${given}`).toMatchObject({ error: { code: 'FORBIDDEN' } });
      }
    }
    expect(await sendAtConsole('nobody', 'setup.prepare', { code: 'abcd-2345 ' })).toMatchObject({ ok: true });
  });

  test('is over after ten wrong codes, even for the right one', async () => {
    const { sendAtConsole } = await openTestCore(temporaryFolder(), { setupCode: code });
    for (let guess = 0; guess < 10; guess += 1)
      await sendAtConsole('nobody', 'setup.prepare', { code: `WRONG${guess}` });
    expect(await sendAtConsole('nobody', 'setup.prepare', { code })).toMatchObject({
      error: { code: 'FORBIDDEN', message: expect.stringContaining('Restart') },
    });
  });

  test('is done at the machine itself, with whichever code: the network learns nothing of it', async () => {
    for (const host of ['headless', 'desktop'] as const) {
      const ports = { app: { version: '0.0.0-test', host } };
      const test = await openTestCore(temporaryFolder(), host === 'headless' ? { setupCode: code, ports } : { ports });
      for (const name of ['setup.prepare', 'setup.sheetPdf', 'setup.complete', 'setup.unlock'])
        expect(await test.send('nobody', name, { code }), name).toMatchObject({ error: { code: 'FORBIDDEN' } });
      expect(await test.as('nobody').system.status({})).toMatchObject({ state: 'SETUP', dataFolder: null });
      const here = { ...test.caller('nobody'), address: '127.0.0.1' };
      expect((await test.core.dispatch('setup.prepare', { code }, here)).ok).toBe(host === 'headless');
    }
  });

  test('takes the newest sheet only, and two windows not at the same time', async () => {
    const test = await openTestCore(temporaryFolder(), { setupCode: code });
    const older = await sheetOf(test);
    const newer = await sheetOf(test);
    expect(await test.sendAtConsole('nobody', 'setup.complete', older)).toMatchObject({ error: { code: 'CONFLICT' } });
    const replies = await Promise.all([
      test.sendAtConsole('nobody', 'setup.complete', newer),
      test.sendAtConsole('nobody', 'setup.complete', newer),
    ]);
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.error.code)).toSorted()).toEqual(['CONFLICT', 'done']);
    expect(await test.as('operator').accounts.list({})).toMatchObject({ total: 1 });
  });

  test('refuses a password that is too short or easy to guess, and goes on with a better one', async () => {
    const test = await openTestCore(temporaryFolder(), { setupCode: code });
    const sheet = await sheetOf(test);
    for (const password of ['kiwi walrus 47', 'passwordpassword', 'chief of the REMS Workstation']) {
      const administrator = { ...sheet.administrator, password };
      expect(await test.sendAtConsole('nobody', 'setup.complete', { ...sheet, administrator })).toMatchObject({
        error: { code: 'INVALID', fields: { 'administrator.password': expect.any(String) } },
      });
    }
    expect(await test.sendAtConsole('nobody', 'setup.complete', sheet)).toMatchObject({ ok: true });
  });

  test('is closed once it is done', async () => {
    const { send } = await createTestCore({ setupCode: code });
    for (const name of ['setup.prepare', 'setup.complete', 'setup.unlock'])
      expect(await send('administrator', name, { code })).toMatchObject({ error: { code: 'CONFLICT' } });
  });

  test('leaves nothing behind when it is given up', async () => {
    const folder = join(temporaryFolder(), 'data');
    const test = await openTestCore(folder, { setupCode: code });
    await sheetOf(test);
    await test.core.close();
    expect(existsSync(folder)).toBe(false);
  });
});
