import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { recoveryFingerprint } from '../../main/keys/recovery-key.ts';
import { createTestCore, openTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { readPdf } from '../support/pdf-text.ts';
import { recordsOf } from '../support/records.ts';
import { storedDocument } from '../support/stored-document.ts';

const admin = (test: TestCore) => test.atConsole('operator').keys;
const wrongKey = '0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000';

function typedBack({ groups, confirm }: { groups: readonly string[]; confirm: readonly number[] }) {
  return confirm.map((index) => ({ index, text: (groups[index] ?? '').toLowerCase() }));
}

async function renewed(test: TestCore) {
  const sheet = await admin(test).renewSheet({});
  await admin(test).confirmSheet({ sheetId: sheet.sheetId, confirm: typedBack(sheet) });
  return sheet;
}

async function unit(test: TestCore): Promise<number> {
  const { id: classId } = await test.as('administrator').lookups.create({ kind: 'class', name: 'CT' });
  return (await test.as('administrator').equipment.create({ classId })).id;
}

describe('the page of keys', () => {
  test('names every key by its fingerprint and holds no key', async () => {
    const test = await createTestCore();
    const overview = await test.as('administrator').keys.overview({});
    expect(overview.keys.map(({ purpose, state }) => `${purpose} ${state}`)).toEqual([
      'database current',
      'identity current',
      'identity-index current',
      'authentication current',
      'pepper current',
      'documents current',
    ]);
    expect(overview.slots.map(({ kind, here }) => [kind, here])).toEqual([
      ['recovery', false],
      ['keyfile', true],
    ]);
    expect(overview.sheet).toMatchObject({ confirmedBy: expect.any(String) });
    expect(overview.advice.join()).toContain('same disk');
    const keyring = readFileSync(join(test.folder, 'keys', 'keyring.json'), 'utf8');
    for (const { fingerprint } of overview.keys) expect(keyring).not.toContain(fingerprint);
    test.clock.advance(400 * 86_400_000);
    const later = await test.as('operator').keys.overview({});
    expect(later.databaseKeyDays).toBeGreaterThanOrEqual(400);
    expect(later.advice.join()).toContain('older than a year');
    expect(later.advice.join()).toContain('more than three months');
  });

  test('is for administrators of the system, and what changes is done at the workstation', async () => {
    const test = await createTestCore();
    expect(await test.send('physicist', 'keys.overview', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
    for (const [name, input] of [
      ['keys.proveSheet', { recoveryKey: wrongKey }],
      ['keys.renewSheet', {}],
      ['keys.rotateDatabaseKey', {}],
      ['keys.rotateDocumentKey', {}],
    ] as const) {
      expect(await test.send('administrator', name, input), name).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
  });
});

describe('the fingerprints of keys', () => {
  test('are remembered at set-up; a keyring without the key of the data opens nothing and changes nothing', async () => {
    const test = await createTestCore();
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    expect(db.prepare('SELECT count(*) FROM key_facts').pluck().get()).toBe(6);
    db.prepare("UPDATE key_facts SET kid = 'id-other' WHERE purpose = 'identity'").run();
    db.close();
    const again = await openTestCore(test.folder);
    expect(again.core.state()).toMatchObject({ state: 'KEY_MISMATCH', message: expect.stringContaining('identity') });
  });

  test('with the same name and another fingerprint are never overwritten', async () => {
    const test = await createTestCore();
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    db.prepare("UPDATE key_facts SET fingerprint = 'AAAA' WHERE purpose = 'documents'").run();
    db.close();
    const again = await openTestCore(test.folder);
    expect(again.core.state()).toMatchObject({ state: 'KEY_MISMATCH' });
    await again.core.close();
    expect((await openTestCore(test.folder)).core.state()).toMatchObject({ state: 'KEY_MISMATCH' });
  });
});

describe('the recovery sheet', () => {
  test('is renewed when two groups were read back, is proven from paper, and leaves no key in the trail', async () => {
    const test = await createTestCore();
    const before = (await test.as('operator').keys.overview({})).sheet.fingerprint;
    const sheet = await admin(test).renewSheet({});
    const wrong = sheet.confirm.map((index) => ({ index, text: '0000' }));
    await expect(admin(test).confirmSheet({ sheetId: sheet.sheetId, confirm: wrong })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { confirm: expect.any(String) },
    });
    expect((await test.as('operator').keys.overview({})).sheet.fingerprint).toBe(before);
    await admin(test).confirmSheet({ sheetId: sheet.sheetId, confirm: typedBack(sheet) });
    const after = await test.as('operator').keys.overview({});
    expect(after.sheet).toMatchObject({ fingerprint: sheet.fingerprint, confirmedAt: expect.any(String) });
    expect(after.slots.filter(({ kind }) => kind === 'recovery')).toHaveLength(1);
    const typed = sheet.groups.join(' ').toLowerCase();
    expect(await admin(test).proveSheet({ recoveryKey: typed })).toEqual({ ok: true, fingerprint: sheet.fingerprint });
    const trail = JSON.stringify(await recordsOf(test, 'key')).toUpperCase();
    for (const group of sheet.groups) expect(trail).not.toContain(group);
    // The computer's own way in, and the new sheet on another one.
    rmSync(join(test.folder, 'keys', 'host.key'));
    await test.core.close();
    expect((await openTestCore(test.folder)).core.state().state).toBe('KEY_UNAVAILABLE');
    const opened = await openTestCore(test.folder, { recoveryKey: sheet.groups.join('-') });
    expect(opened.core.state().state).toBe('READY');
  });

  test('that waits is forgotten after half an hour, and when a newer one is made', async () => {
    const test = await createTestCore();
    const older = await admin(test).renewSheet({});
    const newer = await admin(test).renewSheet({});
    const refused = { code: 'CONFLICT' };
    await expect(admin(test).confirmSheet({ sheetId: older.sheetId, confirm: typedBack(older) })).rejects.toMatchObject(
      refused,
    );
    test.clock.advance(31 * 60_000);
    await expect(admin(test).confirmSheet({ sheetId: newer.sheetId, confirm: typedBack(newer) })).rejects.toMatchObject(
      refused,
    );
  });

  test('of another installation does not fit; guessing is slowed down', async () => {
    const test = await createTestCore();
    const other = await createTestCore();
    const { groups } = await renewed(other);
    expect(await admin(test).proveSheet({ recoveryKey: groups.join('-') })).toMatchObject({ ok: false });
    for (let guess = 0; guess < 4; guess += 1)
      await expect(admin(test).proveSheet({ recoveryKey: wrongKey })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(admin(test).proveSheet({ recoveryKey: wrongKey })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    test.clock.advance(61_000);
    await expect(admin(test).proveSheet({ recoveryKey: wrongKey })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(admin(test).proveSheet({ recoveryKey: wrongKey })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('is printed from memory, in both languages, once per ticket', async () => {
    const test = await createTestCore();
    const sheet = await admin(test).renewSheet({});
    const files = readdirSync(test.folder, { recursive: true }).length;
    for (const language of ['en', 'fr'] as const) {
      const { path, fileName } = await admin(test).sheetPdf({ sheetId: sheet.sheetId, language });
      expect(fileName).toContain(sheet.fingerprint);
      const ticket = path.slice('/download/'.length);
      const bytes = await buffer(test.core.tickets.redeemDownload(ticket, null).body());
      const { pages, text } = readPdf(bytes);
      expect(pages).toBe(1);
      for (const group of sheet.groups) expect(text).toContain(group);
      expect(text).toContain(language === 'en' ? 'Put this sheet' : 'Déposez cette feuille');
      expect(() => test.core.tickets.redeemDownload(ticket, null)).toThrow();
    }
    expect(readdirSync(test.folder, { recursive: true })).toHaveLength(files);
  });

  test('is printed in set-up as well, for whoever has the sheet that waits', async () => {
    const test = await openTestCore(temporaryFolder());
    const { setup } = test.atConsole('nobody');
    const sheet = await setup.prepare({});
    await expect(setup.sheetPdf({ setupId: 'another', language: 'en' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { path } = await setup.sheetPdf({ setupId: sheet.setupId, language: 'fr' });
    const file = test.core.tickets.redeemDownload(path.slice('/download/'.length), null);
    expect(readPdf(await buffer(file.body())).text).toContain(sheet.groups[3]);
  });
});

describe('the key of documents', () => {
  test('changes for what comes, and what is there is written again by the job, also after it was cut', async () => {
    const test = await createTestCore();
    const id = await unit(test);
    const documents = [await storedDocument(test, 'unit', id), await storedDocument(test, 'unit', id)];
    const before = readdirSync(join(test.folder, 'attachments'));
    expect(await admin(test).rotateDocumentKey({})).toMatchObject({ step: 'documents', done: 0, total: 2 });
    const { keys, rotation } = await test.as('operator').keys.overview({});
    expect(rotation).toMatchObject({ what: 'documents', done: 0, total: 2 });
    const states = () =>
      keys.filter(({ purpose }) => purpose === 'documents').map(({ state, inUse }) => [state, inUse]);
    expect(states()).toEqual([
      ['retired', 2],
      ['current', 0],
    ]);
    const again = await test.reopen();
    await again.as('administrator').jobs.run({ job: 'keys.rewrap' });
    await eventually(async () => expect((await again.as('operator').keys.overview({})).rotation).toBeNull());
    const after = readdirSync(join(test.folder, 'attachments'));
    // The old files stay for the sweep of documents, until backups hold the new ones.
    expect(after).toHaveLength(4);
    expect(after).toEqual(expect.arrayContaining(before));
    for (const document of documents) {
      const { path } = await again.as('operator').documents.download({ id: document });
      const file = again.core.tickets.redeemDownload(path.slice('/download/'.length), null);
      expect((await buffer(file.body())).toString()).toContain('Letter of the vendor');
    }
    expect((await recordsOf(again, 'document')).filter(({ action }) => action === 'keys.rewrap')).toHaveLength(2);
  });
});

test('the database key changes behind a proven backup, and everybody comes back to the same data', async () => {
  const test = await createTestCore();
  const id = await unit(test);
  const before = await test.as('operator').keys.overview({});
  expect(await admin(test).rotateDatabaseKey({})).toMatchObject({ what: 'database', step: 'done', done: 4 });
  expect(test.core.state().state).toBe('READY');
  const told = test.log.entries.filter(({ level }) => level === 'info').map(({ message }) => message);
  expect(told).toContain('the database has a new key');
  expect(told.filter((message, index) => told.indexOf(message) !== index && message.includes('key'))).toEqual([]);
  const after = await test.as('administrator').keys.overview({});
  expect(after.keys.filter(({ purpose }) => purpose === 'database')).toMatchObject([
    { state: 'retired', fingerprint: before.keys[0]?.fingerprint, inUse: 1 },
    { state: 'current' },
  ]);
  expect((await test.as('viewer').equipment.get({ id })).id).toBe(id);
  const [begun] = (await recordsOf(test, 'key')).filter(({ action }) => action === 'keys.rotateDatabaseKey');
  expect(begun?.changes).toMatchObject({ backup: { new: expect.stringContaining('pre-rotate') } });
  expect(existsSync(join(test.folder, 'staging'))).toBe(false);
});

test('a fingerprint of a sheet is not its key', () => {
  expect(recoveryFingerprint(Buffer.alloc(32, 1))).not.toBe(recoveryFingerprint(Buffer.alloc(32, 2)));
});
