import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { readPdf } from '../support/pdf-text.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});

const operator = () => installation.as('operator');

async function fileOf(input: Parameters<ReturnType<typeof operator>['audit']['export']>[0]): Promise<Buffer> {
  const { path } = await operator().audit.export(input);
  const chunks: Uint8Array[] = [];
  for await (const chunk of installation.core.tickets.redeemDownload(path.slice('/download/'.length), null).body())
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('an export', () => {
  test('as lines of JSON can be recomputed by anybody, and ends with the sealed head', async () => {
    const text = (await fileOf({ format: 'json' })).toString('utf8');
    const lines = text.trimEnd().split('\n');
    const { seal } = JSON.parse(lines.at(-1) ?? '');
    const body = `${lines.slice(0, -1).join('\n')}\n`;
    expect(createHash('sha256').update(body).digest('hex')).toBe(seal.sha256);
    expect(lines).toHaveLength(seal.entries + 1);
    let previous = '0'.repeat(64);
    for (const line of lines.slice(0, -1)) {
      const { hash, ...row } = JSON.parse(line);
      expect(row.prev_hash).toBe(previous);
      expect(
        createHash('sha256')
          .update(JSON.stringify(Object.values(row)))
          .digest('hex'),
      ).toBe(hash);
      previous = hash;
    }
    expect(seal.headHash).toBe(previous);
    expect(seal.mac).toMatch(/^[0-9a-f]{64}$/);
    const { items } = await operator().audit.list({ pageSize: 1 });
    expect(items[0]).toMatchObject({ action: 'audit.export', seq: seal.headSeq });
  });

  test('as CSV guards what a spreadsheet could take for a formula', async () => {
    await operator().lookups.create({ kind: 'department', name: '=cmd' });
    await operator().audit.review({ toSeq: 1, note: '=1+1' });
    const text = (await fileOf({ format: 'csv', filters: { action: 'audit' } })).toString('utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^seq,at_utc,at_local,/);
    expect(text).toContain(`,'=1+1,`);
    expect(lines.at(-1)).toMatch(/^seal,/);
    expect(lines).toHaveLength(4);
  });

  test('prints with its seal, in both languages', async () => {
    const { text } = readPdf(await fileOf({ format: 'pdf', language: 'fr', filters: { action: 'setup' } }));
    expect(text).toContain('Sceau');
  });

  test('says in CSV and in print what the records are called', async () => {
    await operator().whitelist.add({ username: 'm.curie' });
    await installation.as('viewer').preferences.set({ language: 'fr' });
    const reminder = (await operator().reminders.rules({})).items[0];
    if (!reminder) throw new Error('no reminder came with the set-up');
    await operator().reminders.updateRule({ id: reminder.id, version: reminder.version, active: !reminder.active });
    await operator().backup.addDestination({ label: 'Share of the clinic', path: temporaryFolder(), removable: false });
    const names = ['m.curie', 'viewer', reminder.name, 'Share of the clinic'];
    const { items } = await operator().audit.list({ pageSize: 4 });
    expect(items.map(({ label }) => label).reverse()).toEqual(names);
    const filters = { search: '' };
    const csv = (await fileOf({ format: 'csv', filters })).toString('utf8').split('\r\n');
    expect(csv[0]).toContain(',entity_id,record,changes,');
    for (const name of names) expect(csv.filter((line) => line.includes(`,${name},`)).length).toBeGreaterThan(0);
    const { text } = readPdf(await fileOf({ format: 'pdf', language: 'en', filters: { action: 'whitelist' } }));
    expect(text).toContain('m.curie');
    expect(text).toMatch(/whitelist \d+m\.curie/);
  });

  test('asks for the password again and is on record with its filters', async () => {
    installation.clock.advance(6 * 60_000);
    const refused = await installation.send('administrator', 'audit.export', { format: 'csv' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'REAUTH_REQUIRED' } });
    await operator().audit.export({ format: 'csv', filters: { group: 'records' } });
    const { items } = await operator().audit.list({ filters: { group: 'exports' } });
    expect(items).toHaveLength(1);
    expect(items[0]?.changes).toContainEqual({ field: 'filters', old: null, new: { group: 'records' }, hidden: false });
  });
});

describe('an archive', () => {
  const keep = (keepYears: number | null) =>
    operator().audit.saveSettings({ version: 0, keepYears, copyFolder: null, reviewDays: null });

  test('takes what is older than the policy, and the trail still holds', async () => {
    const { items } = await operator().audit.list({ pageSize: 200 });
    await keep(6);
    installation.clock.jump(7 * 366 * 86_400_000);
    const later = await operator().audit.verify({});
    expect(later.ok).toBe(true);
    const { entries, file } = await operator().audit.archive({});
    expect(entries).toBe(items.length + 1);
    expect(readdirSync(join(installation.folder, 'audit-archive'))).toEqual([file]);
    const { total } = await operator().audit.list({});
    expect(await operator().audit.verify({})).toMatchObject({ ok: true, entries: total });
    await expect(operator().audit.entry({ seq: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await operator().audit.list({})).items.some(({ action }) => action === 'audit.archive')).toBe(true);
    const bytes = readFileSync(join(installation.folder, 'audit-archive', file ?? ''));
    expect(bytes.includes('administrator')).toBe(false);
    expect(await operator().audit.archive({})).toEqual({ entries: 0, file: null });
  });

  test('is refused without a policy, over the network, and for a trail that was touched', async () => {
    await expect(operator().audit.archive({})).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(installation.as('administrator').audit.archive({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await keep(6);
    installation.clock.jump(7 * 366 * 86_400_000);
    await installation.core.close();
    const db = await openDatabaseOf(installation.folder);
    db.exec('DROP TRIGGER audit_no_update');
    db.exec(`UPDATE audit SET actor = 'nobody' WHERE seq = 2`);
    db.exec(
      `CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END`,
    );
    db.close();
    const { clock, folder } = installation;
    installation = await installation.reopen({ clock });
    await expect(operator().audit.archive({})).rejects.toThrow('Entry 2 was altered');
    expect(() => readdirSync(join(folder, 'audit-archive'))).toThrow();
    expect(await operator().audit.verify({})).toMatchObject({ ok: false, first: { seq: 2, problem: 'altered' } });
    const { items } = await operator().notices.list({});
    expect(items).toContainEqual(expect.objectContaining({ kind: 'audit.broken', severity: 'danger' }));
  });
});

describe('the copy in a second place', () => {
  async function copied() {
    const { jobs } = operator();
    await jobs.run({ job: 'audit.copy' });
    await installation.core.runDueJobs();
    return eventually(async () => {
      const [run] = (await jobs.runs({ job: 'audit.copy' })).items;
      if (run?.endedAt === null) throw new Error('it still runs');
      return run;
    });
  }
  const seqs = (folder: string) =>
    readdirSync(folder)
      .sort()
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
      .flatMap((line) => (line.endsWith('}') ? JSON.parse(line).seq : []));

  test('has every entry in order, also after it was away and after a cut write', async () => {
    const folder = join(temporaryFolder(), 'share');
    mkdirSync(folder);
    await operator().audit.saveSettings({ version: 0, keepYears: null, copyFolder: folder, reviewDays: null });
    expect(await copied()).toMatchObject({ result: 'done' });
    const first = seqs(folder);
    expect(first).toEqual(first.map((_, index) => index + 1));

    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').concat('{"seq":'));
    await operator().lookups.create({ kind: 'department', name: 'Angiography' });
    await copied();
    const kept = readFileSync(join(folder, name));
    rmSync(folder, { recursive: true });
    await operator().lookups.create({ kind: 'department', name: 'Nuclear medicine' });
    expect(await copied()).toMatchObject({ result: 'failed', message: expect.stringContaining('ENOENT') });
    mkdirSync(folder);
    writeFileSync(join(folder, name), kept);
    expect(await copied()).toMatchObject({ result: 'done', message: 'The copy of the audit trail is complete again.' });
    const all = seqs(folder);
    expect(all).toEqual(all.map((_, index) => index + 1));
  });

  test('has the entries after a restore too, although their numbers were used before', async () => {
    const folder = join(temporaryFolder(), 'share');
    mkdirSync(folder);
    await operator().audit.saveSettings({ version: 0, keepYears: null, copyFolder: folder, reviewDays: null });
    await copied();
    const [name = ''] = readdirSync(folder);
    const before = readFileSync(join(folder, name), 'utf8');
    // What was copied last belongs to another history of the same numbers.
    const [last = ''] = before.trimEnd().split('\n').slice(-1);
    const { seq } = JSON.parse(last);
    const lost = last.replace(`"seq":${seq}`, `"seq":${seq + 3}`).replace(/"hash":"[0-9a-f]/, '"hash":"');
    writeFileSync(join(folder, name), `${before}${lost.replace('"hash":"', '"hash":"0')}\n`);
    await operator().lookups.create({ kind: 'department', name: 'Angiography' });
    await copied();
    const actions = readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).action);
    expect(actions).toContain('lookups.create');
  });

  test('is refused for a folder that is not there', async () => {
    const settings = { version: 0, keepYears: null, reviewDays: null };
    for (const copyFolder of ['share', join(temporaryFolder(), 'nothing')]) {
      await expect(operator().audit.saveSettings({ ...settings, copyFolder })).rejects.toMatchObject({
        code: 'INVALID',
        fields: { copyFolder: expect.any(String) },
      });
    }
  });
});
