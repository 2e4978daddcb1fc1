import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { parseRecoveryKey } from '../../main/keys/recovery-key.ts';
import { type Manifest, readManifest, sealManifest } from '../../main/sets/manifest.ts';
import { openSet } from '../../main/sets/open-set.ts';
import { hashFile } from '../../main/sets/set-files.ts';
import { testPorts as installationPorts, openReady, setUp } from '../database/test-installation.ts';
import { type BackupDesk, createBackupDesk, smallReserve } from '../support/backup-desk.ts';
import { createTestCore, temporaryFolder } from '../support/core.ts';
import { unit } from '../support/example-records.ts';
import { copyOfSet, mutateSet, mutations, seeded } from '../support/mutate-set.ts';
import { storedDocument } from '../support/stored-document.ts';

/** Long runs take their number from outside. */
const rounds = Number(process.env.REMS_SET_MUTATIONS ?? 150);

async function deskWithRecords(): Promise<BackupDesk> {
  const core = await createTestCore();
  const { id } = await unit(core);
  await storedDocument(core, 'unit', id);
  await core.core.close();
  return createBackupDesk(core.folder);
}

function manifestOf(folder: string): Manifest {
  const read = readManifest(folder);
  if (read.state !== 'intact') throw new Error(read.state);
  return read.manifest;
}

describe('a set that is not the one that was made', () => {
  test(`is rejected whatever befell it, ${rounds} times`, async () => {
    const desk = await deskWithRecords();
    const set = desk.make().folder;
    desk.clock.advance(5000);
    desk.db.exec(`UPDATE units SET notes = 'later'`);
    const other = desk.make({ kind: 'auto' }).folder;
    const into = temporaryFolder();
    const seed = Number(process.env.REMS_SEED ?? Date.now() % 1_000_000);
    const pick = seeded(seed);
    const accepted: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { what, folder } = mutateSet(set, into, other, pick);
      if (desk.prove(folder).ok) accepted.push(what);
    }
    expect({ seed, accepted }).toEqual({ seed, accepted: [] });
    expect(desk.prove(copyOfSet(set, into)).ok).toBe(true);
    // Every kind can be made at all.
    for (const [what, mutate] of Object.entries(mutations)) {
      const folder = copyOfSet(set, into);
      mutate(folder, pick, other);
      expect([what, what === 'another name' || desk.prove(folder).ok]).toEqual([what, what === 'another name']);
    }
  }, 120_000);

  test('is rejected when it is empty, although it opens, is sound, and its manifest fits its bytes', async () => {
    const desk = await deskWithRecords();
    const { folder } = desk.make();
    const manifest = manifestOf(folder);
    const file = join(folder, 'rems.db');
    writeFileSync(file, '');
    const empty = openConnection(file, desk.keys.database);
    empty.pragma('journal_mode = DELETE');
    empty.pragma(`user_version = ${manifest.schemaVersion}`);
    expect(empty.pragma('integrity_check', { simple: true })).toBe('ok');
    empty.close();
    const part = { path: 'rems.db', ...hashFile(file) } as Manifest['parts'][number];
    const parts = manifest.parts.map((one) => (one.path === 'rems.db' ? part : one));
    const pageCount = statSync(file).size / manifest.pageSize;
    writeFileSync(
      join(folder, 'manifest.json'),
      sealManifest({ ...manifest, parts, pageCount }, desk.keys.authentication),
    );
    expect(desk.prove(folder).checks.at(-1)).toMatchObject({ check: 'schema', ok: false });
  });

  test('is rejected when rows were lost or the trail was altered, although everything is sealed again', async () => {
    const desk = await deskWithRecords();
    const { folder } = desk.make();
    const reseal = (changes: Partial<Manifest>) => {
      const manifest = { ...manifestOf(folder), ...changes };
      const part = { path: 'rems.db', ...hashFile(join(folder, 'rems.db')) } as Manifest['parts'][number];
      const parts = manifest.parts.map((one) => (one.path === 'rems.db' ? part : one));
      writeFileSync(join(folder, 'manifest.json'), sealManifest({ ...manifest, parts }, desk.keys.authentication));
    };
    const rows = { ...manifestOf(folder).rows, units: 0 };
    reseal({ rows });
    expect(desk.prove(folder).checks.at(-1)).toMatchObject({ check: 'schema', ok: false });
    reseal({ rows: { ...rows, units: 1 }, auditHead: { seq: 1, hash: '' } });
    expect(desk.prove(folder).checks.at(-1)).toMatchObject({ check: 'audit', ok: false });
    reseal({ auditHead: desk.make().manifest.auditHead });
    expect(desk.prove(folder).ok).toBe(true);
    const db = openConnection(join(folder, 'rems.db'), desk.keys.database);
    db.exec(`DROP TRIGGER audit_no_update; UPDATE audit SET actor = 'somebody else' WHERE seq = 2`);
    db.pragma('journal_mode = DELETE');
    db.close();
    reseal({});
    expect(desk.prove(folder).checks.at(-1)).toMatchObject({ check: 'schema', ok: false });
  });

  test('does not open with the keys or the recovery key of another installation, and opens with its own anywhere', async () => {
    const data = join(temporaryFolder(), 'data');
    const { recoveryKey } = await setUp(installationPorts(data));
    const { keys, db } = await openReady(installationPorts(data));
    const own = await createBackupDesk();
    const { dataFiles } = await import('../../main/database/data-files.ts');
    const made = own.make({ files: dataFiles(data), keys, into: join(own.folder, 'elsewhere'), reserve: smallReserve });
    db.close();
    const secret = parseRecoveryKey(recoveryKey);
    expect(own.prove(made.folder, { keys: { recoveryKey: secret } }).ok).toBe(true);
    expect(own.prove(made.folder).checks).toMatchObject([{ check: 'manifest', ok: false }]);
    expect(own.prove(made.folder, { keys: { recoveryKey: Buffer.alloc(32, 7) } }).ok).toBe(false);
    expect(() => openSet(made.folder, own.keys)).toThrow(/another installation/);
    expect(() => openSet(made.folder, { recoveryKey: Buffer.alloc(32, 7) })).toThrow(/does not open this backup/);
    const opened = openSet(made.folder, { recoveryKey: secret });
    expect(opened.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(1);
    opened.close();
  });
});

describe('a set in the making', () => {
  test('holds one moment of the data while somebody writes all the time', async () => {
    const desk = await deskWithRecords();
    const write = () =>
      desk.db.exec(`UPDATE units SET notes = hex(randomblob(400)); UPDATE units SET version = version + 1`);
    for (let round = 0; round < 2; round += 1) {
      const made = desk.make({ onProgress: write });
      const proof = desk.prove(made.folder, { record: true, onProgress: write });
      expect(proof.checks.filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  test('is refused before a byte is written when there is no room, with what is needed', async () => {
    const desk = await createBackupDesk();
    expect(() => desk.make({ reserve: Number.MAX_SAFE_INTEGER / 2 })).toThrow(/not enough room for a backup/);
    expect(readdirSync(desk.files.backups)).toEqual([]);
  });

  test('is made by one at a time, and what a killed one left is gone with the next', async () => {
    const desk = await createBackupDesk();
    mkdirSync(join(desk.files.backups, '.partial-left-behind'));
    let second: unknown;
    desk.make({
      onProgress: () => {
        try {
          desk.make();
        } catch (cause) {
          second = cause;
        }
      },
    });
    expect(second).toMatchObject({ code: 'CONFLICT' });
    expect(readdirSync(desk.files.backups)).toHaveLength(1);
  });

  test('leaves nothing behind when it is stopped', async () => {
    const desk = await createBackupDesk();
    const stopped = {
      throwIfAborted: () => {
        throw new Error('stopped');
      },
    };
    expect(() => desk.make({ signal: stopped })).toThrow('stopped');
    expect(readdirSync(desk.files.backups)).toEqual([]);
  });

  test('is for its owner only, and nothing in it or in a name is plain', async () => {
    const desk = await deskWithRecords();
    const marker = 'marker-of-a-plain-text';
    desk.db.prepare('UPDATE units SET notes = ?').run(marker);
    const { folder } = desk.make();
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const secrets = [desk.keys.database, desk.keys.authentication].flatMap((key) => [
      key.toString('hex'),
      key.toString('base64'),
    ]);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (process.platform !== 'win32') expect([entry.name, statSync(path).mode & 0o077]).toEqual([entry.name, 0]);
      if (!entry.isFile()) continue;
      const bytes = readFileSync(path).toString('latin1');
      for (const text of [marker, 'Letter of the vendor', 'SQLite format 3', ...secrets])
        expect([entry.name, bytes.includes(text) || entry.name.includes(text)]).toEqual([entry.name, false]);
    }
  });

  test('names documents that are missing or damaged in the data, and holds the earlier copy of one that was damaged later', async () => {
    const desk = await deskWithRecords();
    const [uuid = ''] = readdirSync(desk.files.attachments);
    const live = join(desk.files.attachments, uuid);
    const whole = readFileSync(live);
    const first = desk.make();
    expect(desk.prove(first.folder, { record: true }).ok).toBe(true);
    writeFileSync(live, whole.subarray(0, 10));
    const second = desk.make();
    expect(second.manifest.documents).toMatchObject({ count: 1, damaged: 0, missing: 0 });
    expect(readFileSync(join(second.folder, 'attachments', uuid)).equals(whole)).toBe(true);
    const fresh = desk.make({ into: join(desk.folder, 'elsewhere') });
    expect(fresh.manifest.documents).toMatchObject({ count: 1, damaged: 1 });
    const proof = desk.prove(fresh.folder);
    expect(proof.checks.at(-1)).toMatchObject({
      check: 'document',
      ok: true,
      evidence: expect.stringContaining('Damaged when the set was made: 1'),
    });
  });
});
