import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSet } from '../../main/sets/open-set.ts';
import { proofChecks } from '../../shared/backup.ts';
import { createBackupDesk } from '../support/backup-desk.ts';
import { createTestCore } from '../support/core.ts';
import { unit } from '../support/example-records.ts';
import { storedDocument } from '../support/stored-document.ts';

async function withDocument() {
  const core = await createTestCore();
  const { id } = await unit(core);
  await storedDocument(core, 'unit', id);
  await core.core.close();
  return core.folder;
}

test('a set holds everything, opens through the keyring inside it, and passes every check', async () => {
  const desk = await createBackupDesk(await withDocument());
  const made = desk.make();
  expect(made.name).toMatch(/^\d{8}_\d{6}_manual$/);
  expect(readdirSync(made.folder).sort()).toEqual([
    'anchor.json',
    'attachments',
    'documents.json',
    'keyring.json',
    'manifest.json',
    'rems.db',
  ]);
  const proof = desk.prove(made.folder);
  expect(proof.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(proof.checks.map(({ check }) => check)).toEqual(proofChecks);
  expect(proof.ok).toBe(true);

  const set = openSet(made.folder, desk.keys);
  expect(set.db.prepare('SELECT count(*) FROM units').pluck().get()).toBe(1);
  set.close();
});

test('a proof that was cut while it was written down does not spoil its set; any other file does', async () => {
  const desk = await createBackupDesk(await withDocument());
  const made = desk.make();
  writeFileSync(join(made.folder, 'proof.json.tmp-4242'), '{"v":1');
  expect(desk.prove(made.folder).ok).toBe(true);
  writeFileSync(join(made.folder, 'rems.db-journal'), 'what would be played into the database');
  expect(desk.prove(made.folder).checks.at(-1)).toMatchObject({ check: 'files', ok: false });
});

test('a proof that was cut goes with the next backup; one that another program is writing stays', async () => {
  const desk = await createBackupDesk(await withDocument());
  const { folder } = desk.make();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, `proof.json.tmp-${pid}`), '{"v":1');
  writeFileSync(join(folder, `proof.json.tmp-${process.ppid}`), '{"v":1');
  desk.make();
  const left = readdirSync(folder).filter((name) => name.includes('.tmp-'));
  expect(left).toEqual([`proof.json.tmp-${process.ppid}`]);
});

test('documents are shared between sets, never with the file that people work with', async () => {
  const desk = await createBackupDesk(await withDocument());
  const first = desk.make();
  desk.prove(first.folder, { record: true });
  const second = desk.make();
  const [uuid = ''] = readdirSync(desk.files.attachments);
  const inode = (folder: string) => lstatSync(join(folder, uuid)).ino;
  expect(inode(join(second.folder, 'attachments'))).toBe(inode(join(first.folder, 'attachments')));
  expect(inode(desk.files.attachments)).not.toBe(inode(join(first.folder, 'attachments')));
});

test('settings outside the database and certificates go along, and none of them may be missing later', async () => {
  const desk = await createBackupDesk();
  const certificates = join(desk.files.folder, 'certs');
  mkdirSync(certificates, { recursive: true });
  writeFileSync(join(certificates, 'authority.crt'), 'a certificate');
  writeFileSync(join(desk.files.folder, 'config.json'), '{}');
  const { folder, manifest } = desk.make();
  expect(manifest.parts.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['certs/authority.crt', 'config.json', 'keyring.json']),
  );
  expect(desk.prove(folder).ok).toBe(true);
  rmSync(join(folder, 'certs', 'authority.crt'));
  const { ok, checks } = desk.prove(folder);
  expect([ok, checks.at(-1)?.check]).toEqual([false, 'files']);
});
