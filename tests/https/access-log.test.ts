import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { type AccessEntry, accessLine, accessPath } from '../../main/https/access-line.ts';
import { createApp } from '../../main/https/app.ts';
import { createAssets } from '../../main/https/assets.ts';
import { createListener } from '../../main/https/listener.ts';
import { sessionCookieName } from '../../main/https/session-cookie.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { createTestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { ask, session, stream } from './wire.ts';

async function served() {
  const test = await createTestCore();
  const certificate = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
  const entries: AccessEntry[] = [];
  const ports = { clock: test.clock, random: systemRandom, log: test.log };
  const app = createApp({ core: test.core, assets: createAssets(new Map()), profile: { kind: 'https' }, ports });
  const own = await createListener({
    app,
    certificate,
    host: '127.0.0.1',
    port: 0,
    log: test.log,
    random: systemRandom,
    onAnswered: (entry) => entries.push(entry),
  });
  onTestFinished(() => own.close());
  return { test, entries, listener: { ...own, authority: certificate.authority, log: test.log } };
}

describe('the access log', () => {
  it('says who asked for what and what became of it, under the number of the call', async () => {
    const { test, entries, listener } = await served();
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: `${sessionCookieName}=${inject('template').tokens.viewer}`,
    };
    const refused = await ask(listener, '/rpc/accounts.list?x=1', { method: 'POST', body: '{}', headers });
    const { error } = JSON.parse(refused.text);
    await eventually(() => expect(entries).toHaveLength(1));
    const [entry] = entries;
    expect(entry).toMatchObject({
      address: '127.0.0.1',
      account: test.core.authenticate(test.caller('viewer'))?.accountId,
      method: 'POST',
      status: 403,
      bytes: refused.text.length,
      requestId: error.requestId,
    });
    if (!entry) throw new Error('no entry');
    expect(JSON.parse(accessLine(entry))).toMatchObject({
      component: 'access',
      path: '/rpc/accounts.list',
      status: 403,
    });
  });

  it('knows nobody where nobody is signed in, and tells of HTTP/2 too', async () => {
    const { entries, listener } = await served();
    const client = await session(listener);
    await stream(client, { ':path': '/health' });
    await eventually(() => expect(entries).toMatchObject([{ account: null, target: '/health', status: 200 }]));
    expect(entries[0]?.bytes).toBeGreaterThan(50);
  });

  it('counts what was sent once, over HTTP/1.1 and HTTP/2, as a text or in pieces', async () => {
    const { entries, listener } = await served();
    const client = await session(listener);
    const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const call = { ':method': 'POST', ':path': '/rpc/auth.options', ...json };
    const answers = [
      await stream(client, { ':path': '/health' }),
      await stream(client, call, { body: '{}' }),
      await ask(listener, '/health'),
      await ask(listener, '/rpc/auth.options', { method: 'POST', body: '{}', headers: json }),
    ];
    await eventually(() => expect(entries).toHaveLength(4));
    const sent = answers.map(({ text }) => Buffer.byteLength(text));
    expect(entries.map(({ bytes }) => bytes).sort()).toEqual(sent.sort());
    expect(Math.min(...sent)).toBeGreaterThan(50);
  });

  it('names the access token by its number, and neither the token nor the host', async () => {
    const { entries, test, listener } = await served();
    const { token, item } = await test.as('viewer').tokens.create({ name: 'night', scopes: ['equipment:read'] });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    await ask(listener, '/rpc/equipment.list', { method: 'POST', body: '{}', headers });
    await eventually(() => expect(entries).toHaveLength(1));
    const line = entries[0] ? accessLine(entries[0]) : '';
    expect(JSON.parse(line)).toMatchObject({ account: item.accountId, token: item.id, status: 200 });
    expect(line).not.toContain(token.slice(5));
    expect(line).not.toContain(String(listener.port));
  });

  it('writes neither queries nor tickets, and one line whatever was asked for', () => {
    expect(accessPath('/download/AbC_12')).toBe('/download/*');
    expect(accessPath('//upload/AbC_12?x=1')).toBe('/upload/*');
    expect(accessPath('/calendar/token.ics')).toBe('/calendar/*');
    expect(accessPath('/equipment/900002/tests/17?tab=1')).toBe('/equipment/*/tests/*');
    expect(accessPath('/patients/AB-1204-X')).toBe('/patients/*');
    expect(accessPath('/patients/Exemple-Jeanne')).toBe('/patients/*');
    expect(accessPath('/patients/new')).toBe('/patients/new');
    expect(accessPath('/rpc/patients.Exemple')).toBe('/rpc/*');
    expect(accessPath('/assets/index-DvX3a9Qk.js')).toBe('/assets/index-DvX3a9Qk.js');
    expect(accessPath('/rpc/patients.list?search=Name#x')).toBe('/rpc/patients.list');
    expect(accessPath(`/a\r\nb\u001b[m\u202e${'x'.repeat(500)}`)).toMatch(/^\/a\?\?b\?\[m\?x+$/);
  });
});
