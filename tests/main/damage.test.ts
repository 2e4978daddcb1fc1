import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { deadMailServer, setMail } from '../support/queued-mail.ts';
import { recordsOf } from '../support/records.ts';
import { checkout } from '../support/run-program.ts';
import { storedDocument } from '../support/stored-document.ts';

async function withDocument() {
  const it = await createTestCore();
  const { id: classId } = await it.as('administrator').lookups.create({ kind: 'class', name: 'CT' });
  const unitId = (await it.as('administrator').equipment.create({ classId })).id;
  const documentId = await storedDocument(it, 'unit', unitId);
  const folder = join(it.folder, 'attachments');
  const [uuid = ''] = readdirSync(folder);
  return { it, unitId, documentId, file: join(folder, uuid), uuid };
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
  writeFileSync(file, bytes);
}

const damage = (it: TestCore) => it.atConsole('operator').damage;

async function read(it: TestCore, id: number): Promise<string> {
  const { path } = await it.as('operator').documents.download({ id });
  return (await buffer(it.core.tickets.redeemDownload(path.slice('/download/'.length), null).body())).toString();
}

async function onlyOne(it: TestCore) {
  const { items } = await damage(it).list({});
  const [item] = items;
  if (items.length !== 1 || item === undefined) throw new Error(`${items.length} findings`);
  return item;
}

test('a scan reads everything, notes what does not read once, tells administrators, and notes what reads again', async () => {
  const { it, file } = await withDocument();
  expect(await damage(it).list({})).toEqual({ items: [], total: 0, lastScanAt: null });
  expect(await damage(it).scan({})).toEqual({ looked: 1, found: 0, mended: 0 });
  const whole = readFileSync(file);
  flip(file);
  expect(await damage(it).scan({})).toEqual({ looked: 1, found: 1, mended: 0 });
  expect(await damage(it).scan({})).toEqual({ looked: 1, found: 0, mended: 0 });
  expect(await onlyOne(it)).toMatchObject({
    kind: 'document',
    label: 'letter.txt',
    problem: 'altered',
    state: 'open',
    kid: expect.stringMatching(/^dc-/),
  });
  const notices = await it.as('administrator').notices.list({});
  expect(notices.items).toMatchObject([{ kind: 'damage.found', link: '/admin/damaged' }]);
  writeFileSync(file, whole);
  expect(await damage(it).scan({})).toEqual({ looked: 1, found: 0, mended: 1 });
  expect(await onlyOne(it)).toMatchObject({ state: 'mended' });
  expect((await it.as('administrator').notices.list({})).items).toEqual([]);
  rmSync(file);
  await damage(it).scan({});
  expect((await damage(it).list({ state: 'open' })).items).toMatchObject([{ problem: 'missing' }]);
});

test('a document comes back from the newest set that holds it whole', async () => {
  const { it, documentId, file, uuid } = await withDocument();
  const set = join(it.folder, 'backups', '20260101_020000_auto', 'attachments');
  mkdirSync(set, { recursive: true });
  copyFileSync(file, join(set, uuid));
  flip(file);
  await damage(it).scan({});
  const { id } = await onlyOne(it);
  expect(await damage(it).tryKeys({ ids: [id] })).toEqual({ mended: 1, left: 0 });
  expect(await read(it, documentId)).toContain('Letter of the vendor');
  expect(await onlyOne(it)).toMatchObject({ state: 'mended' });
  flip(file);
  flip(join(set, uuid));
  await damage(it).scan({});
  const [open] = (await damage(it).list({ state: 'open' })).items;
  expect(await damage(it).tryKeys({ ids: [open?.id ?? 0] })).toEqual({ mended: 0, left: 1 });
});

test('a document whose key only an earlier keyring holds reads again', async () => {
  const { it, documentId } = await withDocument();
  const path = join(it.folder, 'keys', 'keyring.json');
  await it.core.close();
  const { readKeyringFile, saveKeyring } = await import('../../main/keys/keyring-file.ts');
  const { createDocumentKey } = await import('../../main/keys/document-keys.ts');
  const { openReady, testPorts } = await import('../database/test-installation.ts');
  const { migrations } = await import('../../main/database/migrations/index.ts');
  const opened = await openReady(testPorts(it.folder), { migrations });
  const onDisk = readKeyringFile(path);
  if (onDisk.state !== 'intact') throw new Error(onDisk.state);
  const { authentication } = opened.keys;
  const fresh = createDocumentKey({
    installId: onDisk.keyring.installId,
    authentication,
    random: testPorts(it.folder).random,
    created: new Date().toISOString(),
  });
  saveKeyring(path, { ...onDisk.keyring, documents: [fresh] }, authentication);
  opened.db.prepare("DELETE FROM key_facts WHERE purpose = 'documents'").run();
  opened.db.close();
  const again = await it.reopen();
  await damage(again).scan({});
  const found = await onlyOne(again);
  expect(found).toMatchObject({ problem: 'unknown-key' });
  expect(await damage(again).tryKeys({ ids: [found.id] })).toEqual({ mended: 1, left: 0 });
  expect(await read(again, documentId)).toContain('Letter of the vendor');
});

test('what nothing opens is set aside, put back, and removed only after a proven backup and the typed number', async () => {
  const { it, unitId, documentId, file, uuid } = await withDocument();
  flip(file);
  await damage(it).scan({});
  const { id } = await onlyOne(it);
  const remove = (confirm: string) => damage(it).remove({ ids: [id], confirm, reason: 'nothing opens it' });
  await expect(remove('1')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await damage(it).quarantine({ ids: [id], reason: 'in the way' })).toEqual({ changed: 1 });
  const aside = join(it.folder, 'quarantine', uuid);
  expect([existsSync(file), existsSync(aside)]).toEqual([false, true]);
  const carrier = { entity: 'unit', entityId: unitId } as const;
  const shown = async () => (await it.as('operator').documents.list(carrier)).items.length;
  expect(await shown()).toBe(0);
  // A scan does not find it a second time.
  expect(await damage(it).scan({})).toEqual({ looked: 0, found: 0, mended: 0 });
  expect(await damage(it).release({ ids: [id] })).toEqual({ changed: 1 });
  expect([existsSync(file), await shown()]).toEqual([true, 1]);
  await damage(it).quarantine({ ids: [id], reason: 'in the way' });
  await expect(remove('2')).rejects.toMatchObject({ code: 'INVALID', fields: { confirm: expect.any(String) } });
  const { removed, backup } = await remove('1');
  expect(removed).toBe(1);
  expect(existsSync(join(it.folder, 'backups', backup, 'manifest.json'))).toBe(true);
  expect([existsSync(file), existsSync(aside)]).toEqual([false, false]);
  expect(await onlyOne(it)).toMatchObject({ state: 'removed', reason: 'nothing opens it' });
  await expect(it.as('operator').documents.download({ id: documentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const states = (await recordsOf(it, 'damage')).flatMap(({ changes }) => changes.state?.new ?? []);
  expect(states).toEqual(['quarantined', 'open', 'quarantined', 'removed']);
});

test('what was put back while the backup before a removal was made is not removed; that backup holds the file too', async () => {
  const { it, documentId, file, uuid } = await withDocument();
  flip(file);
  await damage(it).scan({});
  const { id } = await onlyOne(it);
  await damage(it).quarantine({ ids: [id], reason: 'in the way' });
  // Another program puts it back as soon as the backup begins.
  const db = await openDatabaseOf(it.folder);
  const stop = it.core.onEvent(({ topic }) => {
    if (topic === 'backup') db.prepare("UPDATE damaged_records SET state = 'open'").run();
  });
  const removal = damage(it).remove({ ids: [id], confirm: '1', reason: 'nothing opens it' });
  await expect(removal).rejects.toMatchObject({ code: 'CONFLICT' });
  stop();
  db.close();
  await damage(it).quarantine({ ids: [id], reason: 'in the way' });
  const { backup } = await damage(it).remove({ ids: [id], confirm: '1', reason: 'nothing opens it' });
  expect(existsSync(join(it.folder, 'backups', backup, 'attachments', uuid))).toBe(true);
  await expect(it.as('operator').documents.download({ id: documentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('stored secrets are read too, and come back after they were set aside', async () => {
  const it = await createTestCore();
  await it.core.close();
  const db = await openDatabaseOf(it.folder);
  const foreign = JSON.stringify({ iv: 'AAAAAAAAAAAAAAAA', ct: 'AAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA==' });
  const insert = db.prepare(
    "INSERT INTO settings (section, document, secret, updated_at) VALUES (?, '{}', ?, '2026-01-01T00:00:00.000Z')",
  );
  insert.run('mail', foreign);
  insert.run('directory', 'no json');
  db.close();
  const again = await it.reopen();
  expect(await damage(again).scan({})).toEqual({ looked: 2, found: 2, mended: 0 });
  const { items } = await damage(again).list({});
  expect(items.map(({ recordId, problem }) => [recordId, problem]).toSorted()).toEqual([
    ['directory', 'altered'],
    ['mail', 'wrong-key'],
  ]);
  const ids = items.map(({ id }) => id);
  expect(await damage(again).tryKeys({ ids })).toEqual({ mended: 0, left: 2 });
  await damage(again).quarantine({ ids, reason: 'typed again tomorrow' });
  const secrets = async () => {
    const open = await openDatabaseOf(it.folder);
    return open
      .prepare("SELECT secret FROM settings WHERE section IN ('mail', 'directory') ORDER BY section")
      .pluck()
      .all();
  };
  expect(await secrets()).toEqual([null, null]);
  await damage(again).release({ ids });
  expect(await secrets()).toEqual(['no json', foreign]);
});

test('a stored secret comes back from the newest set that holds it, read in a thread', async () => {
  const workerEntry = pathToFileURL(join(checkout, 'out/main/import-worker.js'));
  const it = await createTestCore({ workerEntry });
  await setMail(it, { ...deadMailServer, username: 'rems', password: 'a secret of the mail server' });
  await it.as('operator').backup.run({});
  const db = await openDatabaseOf(it.folder);
  const foreign = JSON.stringify({ iv: 'AAAAAAAAAAAAAAAA', ct: 'AAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA==' });
  db.prepare("UPDATE settings SET secret = ? WHERE section = 'mail'").run(foreign);
  db.close();
  await damage(it).scan({});
  const { id } = await onlyOne(it);
  const thread = new Promise((resolve) => process.once('worker', resolve));
  expect(await damage(it).tryKeys({ ids: [id] })).toEqual({ mended: 1, left: 0 });
  await thread;
  expect(await damage(it).scan({})).toMatchObject({ found: 0 });
  expect((await onlyOne(it)).state).toBe('mended');
});

test('the weekly job scans too', async () => {
  const { it, file } = await withDocument();
  flip(file);
  await it.as('administrator').jobs.run({ job: 'damage.scan' });
  await eventually(async () => expect((await damage(it).list({})).total).toBe(1));
});
