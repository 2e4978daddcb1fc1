import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAttachmentFiles } from '../../main/documents/attachment-files.ts';
import { createDocumentsRepository } from '../../main/documents/repository.ts';
import { createSweep } from '../../main/documents/sweep.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import { roleIds } from '../../shared/contract/permissions.ts';
import { documentEntities } from '../../shared/documents.ts';
import { type Actor, createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { addDocument, fetchDocument, sendTo } from '../support/documents.ts';
import { recordsOf } from '../support/records.ts';
import { jpeg, pdf, png } from '../support/sample-files.ts';

async function unitOf(test: TestCore): Promise<number> {
  const administrator = test.as('administrator');
  const { id: classId } = await administrator.lookups.create({
    kind: 'class',
    name: `CT ${randomBytes(4).toString('hex')}`,
  });
  return (await administrator.equipment.create({ classId })).id;
}

const attachments = (test: TestCore) => readdirSync(join(test.folder, 'attachments'));
const listed = async (test: TestCore, entityId: number, includeDeleted = false) =>
  (await test.as('administrator').documents.list({ entity: 'unit', entityId, includeDeleted })).items;

describe('a document', () => {
  test('is stored encrypted under a random name and comes back as it was; both are on record', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const bytes = Buffer.concat([pdf, randomBytes(300_000)]);
    const id = await addDocument(core, 'physicist', {
      entity: 'unit',
      entityId,
      fileName: '../Shielding plan.pdf',
      bytes,
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await listed(core, entityId)).toEqual([
      expect.objectContaining({
        id,
        fileName: 'Shielding plan.pdf',
        contentType: 'application/pdf',
        size: bytes.length,
        sha256,
        addedBy: 'physicist',
        deleted: null,
      }),
    ]);
    const [file = ''] = attachments(core);
    expect(file).toMatch(/^[0-9a-f-]{36}$/);
    const path = join(core.folder, 'attachments', file);
    expect(readFileSync(path).includes('%PDF')).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const fetched = await fetchDocument(core, 'viewer', id);
    expect(fetched).toMatchObject({ fileName: 'Shielding plan.pdf', contentType: 'application/pdf' });
    expect(fetched.bytes.equals(bytes)).toBe(true);
    const records = await recordsOf(core, 'document');
    expect(records.map(({ action, actor }) => [action, actor])).toEqual([
      ['documents.store', 'physicist'],
      ['documents.download', 'viewer'],
    ]);
    expect(records[0]?.changes).toMatchObject({
      entity: { new: 'unit' },
      entityId: { new: entityId },
      sha256: { new: sha256 },
    });
  });

  test('is taken off with a reason, stays in the folder, and can be brought back', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const id = await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: pdf });
    const removed = await core.as('physicist').documents.remove({ id, reason: 'wrong unit' });
    expect(removed.deleted).toMatchObject({ by: 'physicist', reason: 'wrong unit' });
    expect(await listed(core, entityId)).toEqual([]);
    expect(await listed(core, entityId, true)).toHaveLength(1);
    expect((await fetchDocument(core, 'viewer', id)).bytes.equals(pdf)).toBe(true);
    expect((await core.as('physicist').documents.restore({ id })).deleted).toBeNull();
    expect(await listed(core, entityId)).toHaveLength(1);
    expect((await recordsOf(core, 'document')).at(-3)).toMatchObject({
      action: 'documents.remove',
      reason: 'wrong unit',
    });
  });

  test('survives a restart', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const id = await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: png });
    const again = await core.reopen();
    expect((await fetchDocument(again, 'viewer', id)).bytes.equals(png)).toBe(true);
  });
});

describe('what is refused leaves nothing behind', () => {
  const attempt = async (core: TestCore, bytes: Uint8Array, announced = bytes.length, fileName = 'x.pdf') => {
    const entityId = await unitOf(core);
    const client = core.as('physicist');
    const begun = await client.documents.begin({ entity: 'unit', entityId, fileName, size: announced });
    const sending = sendTo(core, 'physicist', begun.upload.path, bytes);
    return { entityId, begun, sending };
  };

  async function expectNothing(core: TestCore): Promise<void> {
    expect(attachments(core)).toEqual([]);
    const db = await openDatabaseOf(core.folder);
    expect(db.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(0);
    expect(await recordsOf(core, 'document')).toEqual([]);
  }

  test('a page, whatever it is called', async () => {
    const core = await createTestCore();
    const { sending } = await attempt(core, Buffer.from('<html><script>alert(1)</script></html>'));
    await expect(sending).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    await expectNothing(core);
  });

  test('a file that was cut, and one that is longer than announced', async () => {
    const core = await createTestCore();
    for (const announced of [pdf.length + 1, pdf.length - 1]) {
      const { sending } = await attempt(core, pdf, announced);
      await expect(sending).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('whole') });
    }
    await expectNothing(core);
  });

  test('a connection that breaks', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const { upload } = await core
      .as('physicist')
      .documents.begin({ entity: 'unit', entityId, fileName: 'x.pdf', size: 9 });
    const session = core.core.authenticate(core.caller('physicist'))?.sessionId ?? null;
    const file = core.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), session);
    const broken = file.receive(
      (async function* () {
        yield pdf;
        throw new Error('the connection broke');
      })(),
    );
    await expect(broken).rejects.toThrow('the connection broke');
    await expectNothing(core);
  });

  test('more than 25 MB, announced or not', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const begin = (size: number) =>
      core.as('physicist').documents.begin({ entity: 'unit', entityId, fileName: 'x.pdf', size });
    await expect(begin(25_000_001)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    await expect(begin(0)).rejects.toMatchObject({ code: 'INVALID' });
    const { upload } = await begin(25_000_000);
    await expect(sendTo(core, 'physicist', upload.path, Buffer.alloc(25_000_001, 'a'))).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
    await expectNothing(core);
  });

  test('a ticket that is used twice, or by somebody else', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const { upload } = await core
      .as('physicist')
      .documents.begin({ entity: 'unit', entityId, fileName: 'x.pdf', size: pdf.length });
    await expect(sendTo(core, 'administrator', upload.path, pdf)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await sendTo(core, 'physicist', upload.path, pdf);
    await expect(sendTo(core, 'physicist', upload.path, pdf)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listed(core, entityId)).toHaveLength(1);
  });

  test('a record that does not exist', async () => {
    const core = await createTestCore();
    for (const entity of documentEntities) {
      await expect(
        core.as('administrator').documents.begin({ entity, entityId: 99_999, fileName: 'x.pdf', size: 9 }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('who may do what', () => {
  const may: Readonly<Record<string, readonly Actor[]>> = {
    unit: ['administrator', 'physicist', 'physics-assistant'],
    test: ['administrator', 'physicist', 'physics-assistant', 'technologist'],
    finding: ['administrator', 'physicist', 'physics-assistant', 'technologist'],
    obligation: ['administrator', 'physicist', 'physics-assistant'],
    booking: ['administrator', 'physicist', 'physics-assistant'],
    person: ['administrator', 'physicist', 'physics-assistant'],
    facility: ['administrator', 'physicist', 'physics-assistant'],
    component: ['administrator', 'physicist', 'physics-assistant'],
  };
  const mayRead: readonly Actor[] = ['administrator', 'physicist', 'physics-assistant', 'technologist', 'viewer'];

  test('adding asks for the right to change the record, reading for that to read equipment', async () => {
    const core = await createTestCore();
    expect(Object.keys(may)).toEqual([...documentEntities]);
    let cells = 0;
    for (const [entity, allowed] of Object.entries(may)) {
      for (const role of roleIds) {
        const added = await core.send(role, 'documents.begin', {
          entity,
          entityId: 99_999,
          fileName: 'x.pdf',
          size: 9,
        });
        const read = await core.send(role, 'documents.list', { entity, entityId: 99_999 });
        // Whoever may is told that the record is not there.
        const code = (reply: typeof added) => (reply.ok ? 'ok' : reply.error.code);
        expect([role, entity, code(added)]).toEqual([role, entity, allowed.includes(role) ? 'NOT_FOUND' : 'FORBIDDEN']);
        expect([role, entity, code(read)]).toEqual([role, entity, mayRead.includes(role) ? 'ok' : 'FORBIDDEN']);
        cells += 2;
      }
    }
    expect(cells).toBe(2 * 8 * roleIds.length);
  });

  test('whoever may only look cannot take off or bring back, and a stranger learns nothing by number', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const id = await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: pdf });
    for (const role of ['viewer', 'technologist'] as const) {
      await expect(core.as(role).documents.remove({ id, reason: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(core.as(role).documents.restore({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const call of ['download', 'restore'] as const)
      await expect(core.as('user').documents[call]({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('whoever reported a fault adds photographs to it, up to a limit, and sees them; others without the right do not', async () => {
    const core = await createTestCore();
    const unitId = await unitOf(core);
    const { id: entityId } = await core
      .as('user')
      .findings.report({ unitId, description: 'Smoke', severity: 'blocking' });
    const id = await addDocument(core, 'user', { entity: 'finding', entityId, fileName: 'IMG_1.jpg', bytes: jpeg });
    expect((await core.as('user').documents.list({ entity: 'finding', entityId })).items).toHaveLength(1);
    expect((await fetchDocument(core, 'user', id)).bytes.equals(jpeg)).toBe(true);
    await expect(core.as('user').documents.remove({ id, reason: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = core.as('principal-investigator').documents;
    const begin = { entity: 'finding', entityId, fileName: 'x.jpg', size: 9 } as const;
    await expect(other.begin(begin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(other.list({ entity: 'finding', entityId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(other.download({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (let more = 1; more < 20; more += 1) await core.as('user').documents.begin(begin);
    await expect(core.as('user').documents.begin(begin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await core.as('technologist').documents.begin(begin);
  });
});

describe('damage and what is left over', () => {
  test('a missing file is said so; a changed or exchanged one never comes out', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const ids = [
      await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: pdf }),
      await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: Buffer.concat([pdf, pdf]) }),
    ] as const;
    const db = await openDatabaseOf(core.folder);
    const paths = ids.map((id) =>
      join(core.folder, 'attachments', String(db.prepare('SELECT uuid FROM documents WHERE id = ?').pluck().get(id))),
    );
    const [one = '', other = ''] = paths;
    renameSync(one, `${one}.kept`);
    renameSync(other, one);
    await expect(fetchDocument(core, 'viewer', ids[0])).rejects.toThrow(/changed, cut or exchanged/);
    await expect(core.as('viewer').documents.download({ id: ids[1] })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('missing'),
    });
    expect((await core.core.examine()).find(({ id }) => id === 'documents')).toMatchObject({
      state: 'failed',
      evidence: expect.stringContaining('1 of 2'),
    });
    rmSync(one);
    renameSync(`${one}.kept`, one);
    expect((await fetchDocument(core, 'viewer', ids[0])).bytes.equals(pdf)).toBe(true);
  });

  test('the sweep removes what never became a document, and nothing else', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    const id = await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: pdf });
    await core.as('physicist').documents.remove({ id, reason: 'twice' });
    await core.as('physicist').documents.begin({ entity: 'unit', entityId, fileName: 'never sent.pdf', size: 9 });
    const folder = join(core.folder, 'attachments');
    const [kept = ''] = attachments(core);
    const names = { part: `${randomUUID()}.part`, whole: randomUUID(), foreign: 'read me.txt' };
    for (const name of Object.values(names)) writeFileSync(join(folder, name), 'x');
    const db = await openDatabaseOf(core.folder);
    const { clock } = core;
    const sweep = createSweep({
      repository: createDocumentsRepository(db),
      files: createAttachmentFiles({ folder, random: systemRandom }),
      transactor: createTransactor({ db, clock }),
      clock,
    });
    expect(await sweep()).toEqual({ files: 0, waiting: 0 });
    clock.jump(2 * 86_400_000);
    expect(await sweep()).toEqual({ files: 1, waiting: 1 });
    clock.jump(30 * 86_400_000);
    expect(await sweep()).toEqual({ files: 1, waiting: 0 });
    expect(attachments(core).sort()).toEqual([kept, names.foreign].sort());
    // A clock that was set back removes nothing.
    writeFileSync(join(folder, names.part), 'x');
    clock.jump(-400 * 86_400_000);
    expect(await sweep()).toEqual({ files: 0, waiting: 0 });
  });

  test('the doctor counts documents', async () => {
    const core = await createTestCore();
    const entityId = await unitOf(core);
    await addDocument(core, 'physicist', { entity: 'unit', entityId, bytes: pdf });
    expect((await core.core.examine()).find(({ id }) => id === 'documents')).toMatchObject({
      state: 'ok',
      evidence: 'The files of all 1 documents are there.',
    });
  });
});
