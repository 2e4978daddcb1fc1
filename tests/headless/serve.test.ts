import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askSelf } from '../../main/https/self-request.ts';
import { freePort } from '../network/network-desk.ts';
import { copyInstallation, templatePassword, temporaryFolder } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { type Running, rems, start } from '../support/run-program.ts';

const entry = 'out/main/headless.js';

const serve = (folder: string, ...args: string[]): Running => start(entry, ['--data', folder, '--port', '0', ...args]);

/** One request to a host whose certificate is its own. */
function call(url: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = request(url, { ...options, rejectUnauthorized: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

function rpc(url: string, name: string, input: unknown, headers: Record<string, string> = {}) {
  const body = JSON.stringify(input);
  return call(`${url}/rpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('the headless host', () => {
  test('serves health, page and calls, and closes cleanly on SIGTERM', async () => {
    const folder = copyInstallation();
    const host = serve(folder);
    const ready = JSON.parse(await host.firstLine()) as { ready: boolean; url: string; pid: number };
    expect(ready).toMatchObject({
      ready: true,
      url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      pid: host.child.pid,
    });
    expect(JSON.parse((await call(`${ready.url}/health`)).body)).toMatchObject({ status: 'healthy', database: true });
    expect((await call(`${ready.url}/`)).headers['content-security-policy']).toContain("script-src 'self'");
    expect((await rpc(ready.url, 'equipment.list', {})).status).toBe(401);
    const signedIn = await rpc(ready.url, 'auth.signIn', {
      username: 'viewer',
      password: 'a long enough test password',
    });
    expect(signedIn.status).toBe(200);
    expect(String(signedIn.headers['set-cookie'])).toMatch(/^__Host-session=.*Secure/);

    host.child.kill('SIGTERM');
    const { code, stdout } = await host.ended;
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'rems.db-wal')) && readFileSync(join(folder, 'rems.db-wal')).length > 0).toBe(false);
  });

  test('lets commands write beside it, and refuses a second host', async () => {
    const folder = copyInstallation();
    const host = serve(folder);
    const { url } = JSON.parse(await host.firstLine()) as { url: string };
    const created = await rems(
      ['users', 'create', 'beside', '--data', folder, '--password-stdin'],
      'a long enough password\n',
    );
    expect(created.code).toBe(0);
    expect((await rpc(url, 'auth.signIn', { username: 'beside', password: 'a long enough password' })).status).toBe(
      200,
    );
    expect(await serve(folder).ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Another REMS Workstation'),
    });
    expect(await rems(['health', '--url', url, '--data', folder])).toMatchObject({ code: 0 });
  });

  test('lets other computers in beside its own address, by settings that outlive it', async () => {
    const folder = copyInstallation();
    const host = serve(folder);
    const { url } = JSON.parse(await host.firstLine()) as { url: string };
    const { port: own } = new URL(url);
    const signedIn = await rpc(url, 'auth.signIn', { username: 'administrator', password: templatePassword });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    // The same port as its own: that address is served already.
    const on = { version: 0, enabled: true, scope: 'loopback', port: Number(own) };
    const saved = JSON.parse((await rpc(url, 'network.save', on, { cookie })).body);
    expect(saved).toMatchObject({ ok: true, data: { enabled: true, version: 1 } });
    const { standing } = JSON.parse((await rpc(url, 'network.state', {}, { cookie })).body).data;
    expect(standing).toMatchObject({ state: 'up', console: url, bound: expect.arrayContaining([url]) });
    expect((await call(`${url}/health`)).status).toBe(200);
    const port = await freePort();
    const elsewhere = { version: 1, scope: 'address', address: '127.0.0.2', port };
    expect((await rpc(url, 'network.save', elsewhere, { cookie })).status).toBe(200);
    expect((await call(`https://127.0.0.2:${port}/health`)).status).toBe(200);
    // A name that the first authority may not speak for: both listeners go over to the next one.
    const named = await rpc(url, 'network.save', { version: 2, names: ['physics.clinic.example'] }, { cookie });
    expect(named.status).toBe(200);
    const authority = join(folder, 'certs', 'authority.crt');
    for (const trusted of [url, `https://127.0.0.2:${port}`])
      await eventually(() => askSelf(trusted, { authority: readFileSync(authority, 'utf8') }));
    host.child.kill('SIGTERM');
    expect((await host.ended).code).toBe(0);
    await expect(call(`https://127.0.0.2:${port}/health`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    const again = serve(folder);
    await again.firstLine();
    await eventually(async () => expect((await call(`https://127.0.0.2:${port}/health`)).status).toBe(200));
    again.child.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });

  test('without an installation serves set-up on this machine only, behind a code', async () => {
    const folder = join(temporaryFolder(), 'data');
    const host = serve(folder, '--host', '0.0.0.0');
    let told = '';
    host.child.stderr?.on('data', (text: string) => {
      told += text;
    });
    const { url } = JSON.parse(await host.firstLine()) as { url: string };
    expect(url).toContain('127.0.0.1');
    expect(JSON.parse((await rpc(url, 'system.status', {})).body)).toMatchObject({
      data: { state: 'SETUP', setupCodeRequired: true },
    });
    expect((await rpc(url, 'setup.prepare', {})).status).toBe(403);
    expect((await rpc(url, 'equipment.list', {})).status).toBe(503);
    expect((await call(`${url}/health`)).status).toBe(503);

    const code = /Set-up code: (\S+)/.exec(told)?.[1] ?? '';
    const sheet = JSON.parse((await rpc(url, 'setup.prepare', { code })).body).data as {
      setupId: string;
      groups: string[];
      confirm: number[];
    };
    expect(existsSync(join(folder, 'rems.db'))).toBe(false);
    const input = {
      code,
      setupId: sheet.setupId,
      confirm: sheet.confirm.map((index) => ({ index, text: sheet.groups[index] })),
      administrator: { username: 'chief', password: 'a long enough password' },
      language: 'fr',
      start: 'empty',
    };
    const wrong = { ...input, confirm: sheet.confirm.map((index) => ({ index, text: 'XXXX' })) };
    expect((await rpc(url, 'setup.complete', wrong)).status).toBe(422);
    const done = await rpc(url, 'setup.complete', input);
    expect(JSON.parse(done.body)).toMatchObject({
      ok: true,
      data: { username: 'chief', language: 'fr', roles: ['administrator'] },
    });
    expect((await rpc(url, 'setup.prepare', { code })).status).toBe(409);
    expect((await call(`${url}/health`)).status).toBe(200);
  });

  test('ends with 3 and one sentence when the data do not open', async () => {
    const folder = copyInstallation();
    writeFileSync(join(folder, 'keys', 'host.key'), `${'0'.repeat(64)}\n`, { mode: 0o600 });
    const { code, stdout, stderr } = await serve(folder).ended;
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^KEY_[A-Z]+: .+\./);
  });

  test.each([['--port', 'x'], ['--port', '70000'], ['--nonsense'], ['word']])(
    'ends with 2 on %s %s',
    async (...args) => {
      expect(await start(entry, args).ended).toMatchObject({ code: 2, stdout: '' });
    },
  );
});
