import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssets } from '../../main/https/assets.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { createTestCore, temporaryFolder } from '../support/core.ts';
import { appOver, call, cookieOf, script, webApp } from './web-app.ts';

describe('the page and its files', () => {
  it('answers the page under its own addresses, so that they can be reloaded', async () => {
    const web = webApp(await createTestCore());
    for (const path of ['/', '/index.html', '/equipment', '/equipment/17', '/equipment/17/']) {
      const response = await web(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
      expect([response.status, await response.text()], path).toEqual([200, expect.stringContaining('<div id="root">')]);
    }
  });

  it('takes back the cookie of a session that is over, and leaves a live or locked one alone', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const cookiesFor = async (cookie: string) =>
      (await web('/login', { headers: { accept: 'text/html', cookie } })).headers.getSetCookie();
    expect(await cookiesFor(`__Host-session=${'x'.repeat(43)}`)).toEqual([
      '__Host-session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict',
    ]);
    expect(await cookiesFor(cookieOf('viewer'))).toEqual([]);
    await test.as('viewer').auth.lock({});
    expect(await cookiesFor(cookieOf('viewer'))).toEqual([]);
    expect(await cookiesFor('other=1')).toEqual([]);
  });

  it('answers 404 to files that do not exist and to programs that want no page', async () => {
    const web = webApp(await createTestCore());
    for (const path of [
      '/missing.js',
      '/assets/',
      '/assets/index-other.js',
      '/.env',
      '/renderer-manifest.json',
      '/a//b',
    ]) {
      const accept = path.includes('.') || path.includes('//') ? 'text/html' : '*/*';
      expect((await web(path, { headers: { accept } })).status, path).toBe(404);
    }
  });

  it('compresses texts as asked and sends them whole otherwise', async () => {
    const web = webApp(await createTestCore());
    const fetched = async (encoding: string) => {
      const response = await web('/assets/index-DvX3a9Qk.js', { headers: { 'accept-encoding': encoding } });
      return [response.headers.get('content-encoding'), Buffer.from(await response.arrayBuffer())] as const;
    };
    const [brotli, packed] = await fetched('gzip, deflate, br');
    expect([brotli, brotliDecompressSync(packed).toString()]).toEqual(['br', script]);
    const [gzip, zipped] = await fetched('gzip;q=1.0, br;q=0');
    expect([gzip, gunzipSync(zipped).toString()]).toEqual(['gzip', script]);
    const [none, plain] = await fetched('identity');
    expect([none, plain.toString()]).toEqual([null, script]);
  });

  it('answers HEAD without a body and refuses other methods with 405', async () => {
    const web = webApp(await createTestCore());
    const head = await web('/favicon.svg', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const path of ['/', '/favicon.svg', '/health', '/openapi.json']) {
      const response = await web(path, { method: 'POST' });
      expect([response.status, response.headers.get('allow')?.startsWith('GET')], path).toEqual([405, true]);
    }
  });

  it('answers 404 to every path that tries to leave, over TLS and in the desktop window', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const desktop = appOver(test, { profile: { kind: 'app', session: memoryCarrier() } });
    const piece = fc.constantFrom(
      '..',
      '%2e%2e',
      '%252e%252e',
      '.%2e',
      '..%2f',
      '..%5c',
      '\\',
      '%5c',
      '%00',
      'C:',
      '%43:',
      '//host/share',
      '....//',
      'etc',
      'passwd',
      'assets',
      'index.html',
      'favicon.svg',
      '~',
      ';',
      '%c0%ae%c0%ae',
      '\u2024\u2024',
      'x'.repeat(3000),
      'package.json',
      '. ',
      '%20',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const path = `/assets/../${pieces.join('/')}/secret.txt`;
        for (const response of [await web(path), await desktop.fetch(new Request(`app://bundle${path}`))]) {
          expect([400, 404]).toContain(response.status);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('answers calls, events and health over TLS only', async () => {
    const desktop = appOver(await createTestCore(), { profile: { kind: 'app', session: memoryCarrier() } });
    for (const path of ['/rpc/system.status', '/events', '/health']) {
      const response = await desktop.fetch(new Request(`app://bundle${path}`, path.startsWith('/rpc') ? call({}) : {}));
      expect(response.status, path).toBe(404);
    }
    expect((await desktop.fetch(new Request('app://elsewhere/'))).status).toBe(421);
  });

  it('gives the API document to those who are signed in', async () => {
    const web = webApp(await createTestCore());
    expect((await web('/openapi.json')).status).toBe(401);
    const response = await web('/openapi.json', { headers: { cookie: cookieOf('viewer') } });
    expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  });

  it('tells health without a sign-in, and 503 once the database is closed', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const health = await web('/health');
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'healthy', database: true, timestamp: expect.stringMatching(/Z$/), version: expect.any(String) },
    ]);
    await test.core.close();
    const closed = await web('/health');
    expect([closed.status, await closed.json()]).toMatchObject([503, { status: 'degraded', database: false }]);
    expect((await web('/rpc/auth.me', call({}, { cookie: cookieOf('viewer') }))).status).toBe(503);
  });
});

describe('the built page', () => {
  function built(content: string, listed = content): string {
    const out = temporaryFolder();
    mkdirSync(join(out, 'renderer'));
    writeFileSync(join(out, 'renderer', 'index.html'), content);
    writeFileSync(join(out, 'renderer', 'unlisted.html'), 'x');
    const sha256 = createHash('sha256').update(listed).digest('hex');
    writeFileSync(
      join(out, 'renderer-manifest.json'),
      JSON.stringify([{ path: 'index.html', bytes: listed.length, sha256 }]),
    );
    return out;
  }

  it('is what the build listed, and nothing beside it', () => {
    const assets = readAssets(built('<p>__CSP_NONCE__'));
    expect(assets.index('abc')).toBe('<p>abc');
    expect(assets.find('/unlisted.html')).toBeUndefined();
    expect(assets.find('/index.html')).toBeUndefined();
  });

  it('is refused when a file was changed', () => {
    expect(() => readAssets(built('<p>changed', '<p>as built'))).toThrow(/Install the program again/);
  });
});
