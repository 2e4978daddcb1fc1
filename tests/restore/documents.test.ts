import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { createTestCore, openTestCore, temporaryFolder } from '../support/core.ts';
import { fetchDocument } from '../support/documents.ts';
import { makeProvenSet } from '../support/sets.ts';
import { storedDocument } from '../support/stored-document.ts';

/** A unit with a document, and a proven set that holds both. */
async function withDocument() {
  const it = await createTestCore();
  const api = it.as('operator');
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'Mammography' });
  const unit = await api.equipment.create({ classId });
  const id = await storedDocument(it, 'unit', unit.id);
  const set = await makeProvenSet(it.folder, it.clock);
  const { attachments } = dataFiles(it.folder);
  return { it, api, id, set, attachments };
}

test('documents that are not here any more come from the set, on this machine and on a new one', async () => {
  const { it, api, id, set, attachments } = await withDocument();
  for (const name of readdirSync(attachments)) rmSync(join(attachments, name));
  expect((await api.backup.drill({ set: set.name })).message).toContain('one of 1 documents opened');

  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const fresh = await openTestCore(folder, { clock: it.clock });
  const call = { folder: dataFiles(it.folder).backups, set: set.name, recoveryKey: set.recoveryKey };
  expect((await fresh.atConsole('nobody').restore.fromSet(call)).state).toBe('READY');
  expect((await fetchDocument(fresh, 'operator', id)).bytes.toString()).toContain('Letter of the vendor');

  it.clock.advance(5_000);
  await it.atConsole('operator').restore.begin({ set: set.name, reason: 'The folder of documents was emptied' });
  expect((await fetchDocument(it, 'operator', id)).bytes.toString()).toContain('Letter of the vendor');
});

test('a document that was altered since is what it was; one that is whole is not written again', async () => {
  const { it, id, set, attachments } = await withDocument();
  const [name = ''] = readdirSync(attachments);
  const whole = readFileSync(join(attachments, name));
  const altered = Buffer.from(whole);
  altered[40] = (altered[40] ?? 0) ^ 1;
  writeFileSync(join(attachments, name), altered);
  it.clock.advance(5_000);
  await it.atConsole('operator').restore.begin({ set: set.name, reason: 'A disk that forgets' });
  expect(readFileSync(join(attachments, name)).equals(whole)).toBe(true);
  expect((await fetchDocument(it, 'operator', id)).bytes.toString()).toContain('Letter of the vendor');
});
