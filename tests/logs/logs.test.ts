import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createFileLog } from '../../main/host/file-log.ts';
import { logDefaults } from '../../shared/logs.ts';
import { copyInstallation, openTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { testClock } from '../support/ports.ts';

/** A core whose log is kept in files, as a host keeps it. */
async function hostCore() {
  const folder = copyInstallation();
  const clock = testClock(inject('template').at);
  const log = createFileLog(folder, 'host', clock.now);
  onTestFinished(() => log.close());
  const test = await openTestCore(folder, { clock, ports: { log, logKeeping: log.keeping } });
  return { test, log, logs: test.as('operator').logs };
}

describe('the log', () => {
  it('says every call with its outcome at the finest level, never what was sent', async () => {
    const { test, logs } = await hostCore();
    await logs.saveSettings({ ...(await logs.settings({})), level: 'debug' });
    await test.send('administrator', 'equipment.list', { search: 'secret search' });
    const refused = await test.send('viewer', 'accounts.list', {});
    const { lines } = await logs.read({ search: 'equipment.list' });
    expect(lines).toMatchObject([{ level: 'debug', component: 'equipment', message: 'call' }]);
    expect(JSON.stringify(await logs.read({}))).not.toContain('secret search');
    if (refused.ok) throw new Error('not refused');
    const { requestId } = refused.error;
    expect((await logs.read({ requestId })).lines).toMatchObject([
      { requestId, facts: expect.stringContaining('"code":"FORBIDDEN"') },
    ]);
  });

  it('is kept as the settings say from the next line on, which is on record', async () => {
    const { log, logs } = await hostCore();
    const settings = await logs.settings({});
    expect(settings).toEqual({ ...logDefaults, version: 0 });
    log.debug('unheard');
    expect(await logs.saveSettings({ ...settings, level: 'debug', maxBytes: 10_240, keep: 10 })).toMatchObject({
      version: 1,
      keep: 10,
    });
    log.debug('heard');
    const { lines } = await logs.read({ search: 'heard' });
    expect(lines.map(({ message }) => message)).toEqual(['heard']);
    await expect(logs.saveSettings(settings)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is followed from where it ended', async () => {
    const { log, logs } = await hostCore();
    log.info('first');
    const { newest } = await logs.read({});
    log.info('second');
    const next = await logs.read({ after: newest ?? '' });
    expect(next.lines.map(({ message }) => message)).toEqual(['second']);
    await expect(logs.read({ after: newest ?? '', before: newest ?? '' })).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('tells administrators once when it fills with errors', async () => {
    const { test, log, logs } = await hostCore();
    await logs.saveSettings({ ...(await logs.settings({})), alertErrors: 3 });
    const notices = async () =>
      (await test.as('operator').notices.list({})).items.filter(({ link }) => link?.startsWith('/admin/logs'));
    const look = async () => {
      test.clock.advance(300_000);
      await test.core.runDueJobs();
    };
    for (let i = 0; i < 3; i += 1) log.error('trouble');
    await look();
    expect(await notices()).toEqual([]);
    log.error('trouble');
    await look();
    await look();
    expect(await notices()).toMatchObject([{ count: 1, severity: 'warning' }]);
    for (const { id } of await notices()) await test.as('operator').notices.dismiss({ id });
    await look();
    expect(await notices()).toEqual([]);
    expect(await logs.files({})).toMatchObject({ errorsToday: 4, errorsThisWeek: 4 });
  });

  it('notes slow statements without their values', async () => {
    const { test, logs } = await hostCore();
    await logs.saveSettings({ ...(await logs.settings({})), slowQueryMs: 10 });
    await test.as('administrator').lookups.create({ kind: 'department', name: 'Marker department' });
    expect(JSON.stringify(await logs.read({}))).not.toContain('Marker department');
  });

  it('shows the last lines to whoever stands at the machine before data that do not open', async () => {
    const { test, log } = await hostCore();
    for (let i = 0; i < 60; i += 1) log.info('line', { i });
    expect(await test.send('nobody', 'system.startLog', {})).toMatchObject({ error: { code: 'CONFLICT' } });
    writeFileSync(join(test.folder, 'keys', 'keyring.json'), 'damaged');
    const again = await test.reopen();
    expect(await again.send('nobody', 'system.startLog', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
    const { lines } = await again.atConsole('nobody').system.startLog({});
    expect(lines).toHaveLength(50);
  });
});

describe('a bundle for support', () => {
  it('holds log, versions, checks, health, counts and settings, and none of the marked names and secrets', async () => {
    const { test, log } = await hostCore();
    const administrator = test.as('administrator');
    await administrator.whitelist.add({ username: 'marked.account', reason: 'Marked reason' });
    await administrator.people.create({ name: 'Marked, Contact', email: 'marked@example.org', roles: ['supervisor'] });
    await administrator.lookups.create({ kind: 'department', name: 'Marked department' });
    const patient = new Error('no row for Marked Patient in /home/marked/data', { cause: new Error('marked cause') });
    log.error('procedure failed', {
      procedure: 'equipment.get',
      cause: patient,
      unit: 'Marked unit',
      password: templatePassword,
    });
    log.info('notice', { title: 'Marked title', body: 'marked@example.org', address: '192.0.2.44' });
    log.warn('listener failed', { reason: 'EADDRINUSE 192.0.2.44:8443' });
    mkdirSync(join(test.folder, 'logs'), { recursive: true });
    writeFileSync(
      join(test.folder, 'logs', 'access.log'),
      `${JSON.stringify({ at: new Date().toISOString(), level: 'info', method: 'GET', path: '/marked', status: 200, ms: 3, address: '192.0.2.44', account: 7 })}\n`,
    );
    const db = await openDatabaseOf(test.folder);
    db.prepare(
      "INSERT INTO backup_destinations (label, path, state, created_at, created_by) VALUES ('Marked drive', '/marked', 'behind', '', '')",
    ).run();
    await test.core.checkHealth();
    const issued = await administrator.logs.diagnostics({});
    expect(issued.fileName).toMatch(/^rems-diagnostics-\d{4}-\d\d-\d\d\.zip$/);
    const principal = test.core.authenticate(test.caller('administrator'));
    const file = test.core.tickets.redeemDownload(issued.path.split('/').at(-1) ?? '', principal?.sessionId ?? null);
    const pieces: Uint8Array[] = [];
    for await (const piece of file.body()) pieces.push(piece);
    const files = unzipSync(Buffer.concat(pieces));
    const text = (name: string) => Buffer.from(files[name] ?? []).toString();
    expect(Object.keys(files)).toEqual([
      'read-me.txt',
      'about.json',
      'health.json',
      'checks.json',
      'settings.json',
      'tables.json',
      'app.jsonl',
      'access.jsonl',
    ]);
    const parts: { part: string; state: string }[] = JSON.parse(text('health.json')).parts;
    expect(parts.find(({ part }) => part === 'backups')?.state).toBe('warning');
    expect(text('app.jsonl')).toContain('procedure failed');
    expect(text('app.jsonl')).toContain('logs.test.ts');
    expect(JSON.parse(text('tables.json')).units).toEqual(expect.any(Number));
    expect(JSON.parse(text('access.jsonl'))).toMatchObject({ method: 'GET', status: 200, ms: 3 });
    const all = Object.keys(files).map(text).join('\n');
    expect(all).not.toMatch(/marked/i);
    for (const secret of [templatePassword, '192.0.2.44', 'administrator@', test.folder])
      expect(all).not.toContain(secret);
  });
});
