import type { Session } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appSchemePrivileges, serveApp } from '../../main/electron/app-protocol.ts';
import { systemClock, systemRandom } from '../../main/host/system-ports.ts';
import { createApp } from '../../main/https/app.ts';
import { createAssets } from '../../main/https/assets.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { createTestCore } from '../support/core.ts';
import { SessionDouble } from '../support/electron-double/session-double.ts';
import { standingFor } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

const page = '<!doctype html><title>REMS</title><meta name="nonce" content="__CSP_NONCE__">';
const script = 'console.log("bundle")';
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** The protocol handler in front of the real web app over a page of two files. */
async function served() {
  const { core } = await createTestCore();
  const log = memoryLog();
  const session = new SessionDouble('rems', false);
  const assets = createAssets(
    new Map([
      ['index.html', bytes(page)],
      ['assets/index-0123abcd.js', bytes(script)],
    ]),
  );
  const ports = { clock: systemClock, random: systemRandom, log };
  const app = createApp({ core, assets, profile: { kind: 'app', session: memoryCarrier() }, ports });
  serveApp({ session: standingFor<Session>(session), fetch: (request) => app.fetch(request), log });
  return async (url: string, init?: RequestInit & { initiatorOrigin?: string | null }) => {
    const request = new Request(url, init);
    if (init?.initiatorOrigin !== undefined)
      Object.defineProperty(request, 'initiatorOrigin', { value: init.initiatorOrigin });
    const response = await session.answer(request);
    if (response === undefined) throw new Error('nobody handles app://');
    return response;
  };
}

describe('app:// (E15)', () => {
  it('has the privileges of a secure web origin and not one more', () => {
    expect(appSchemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    });
  });

  it('serves the page and its files under a strict Content-Security-Policy (E7)', async () => {
    const get = await served();
    const index = await get('app://bundle/index.html');
    expect(index.status).toBe(200);
    expect(await index.text()).toContain('<title>REMS</title>');
    const policy = index.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(await (await get('app://bundle/assets/index-0123abcd.js')).text()).toBe(script);
  });

  it.each(['app://evil/', 'app://bundle.evil/index.html', 'app://bundle:81/index.html'])(
    'does not answer for %s',
    async (url) => {
      expect((await (await served())(url)).status).toBe(404);
    },
  );

  it('refuses what another origin started', async () => {
    const get = await served();
    for (const initiatorOrigin of ['https://evil.example', 'app://bundle.evil', 'null', null]) {
      expect((await get('app://bundle/index.html', { initiatorOrigin })).status).toBe(403);
    }
    expect((await get('app://bundle/index.html', { initiatorOrigin: 'app://bundle' })).status).toBe(200);
  });

  it('carries a policy on every answer, refusals too', async () => {
    const get = await served();
    for (const url of [
      'app://bundle/',
      'app://bundle/none.js',
      'app://bundle/download/x',
      'app://evil/',
      'app://bundle/rpc/auth.me',
    ]) {
      expect((await get(url)).headers.get('content-security-policy'), url).toBeTruthy();
    }
  });

  it('has no calls: they go over IPC', async () => {
    const response = await (await served())('app://bundle/rpc/auth.me', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBeGreaterThanOrEqual(404);
  });

  it('serves only its own files for 2,000 paths that try to leave the bundle', async () => {
    const get = await served();
    const up = fc.constantFrom(
      '..',
      '%2e%2e',
      '%252e%252e',
      '.%2e',
      '..%2f',
      '..%5c',
      '..\\',
      '%c0%ae%c0%ae',
      '....//',
      '. .',
      '..;',
      '..%00',
      '%00',
      '..%u2216',
    );
    const target = fc.constantFrom(
      'etc/passwd',
      'package.json',
      'rems.db',
      'keys/keyring.json',
      'C:/Windows/win.ini',
      'C%3A%5CWindows',
      '/server/share/x',
      '%5c%5cserver%5cshare',
      'index.html%00.js',
      'assets/../../package.json',
      'assets/index-0123abcd.js.',
      'assets/index-0123abcd.js%20',
      'ASSETS/INDEX-0123ABCD.JS',
      'assets//index-0123abcd.js',
      '.env',
      'con',
      'nul.txt',
      'a'.repeat(20_000),
      '%',
      '%zz',
      'main/electron.js',
    );
    const separator = fc.constantFrom('/', '%2f', '\\', '//', '/./');
    const path = fc
      .tuple(fc.array(up, { minLength: 1, maxLength: 12 }), separator, target)
      .map(([ups, between, name]) => ups.join(between) + between + name);
    await fc.assert(
      fc.asyncProperty(path, async (attempt) => {
        const response = await get(`app://bundle/${attempt}`);
        const body = await response.text();
        const isOwnFile = response.status === 200 && (body === script || body.includes('<title>REMS</title>'));
        expect(
          isOwnFile || response.status === 404 || response.status === 400,
          `${response.status} for ${attempt}`,
        ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers a fault with 500 and no detail', async () => {
    const session = new SessionDouble('rems', false);
    const log = memoryLog();
    const fetch = () => Promise.reject(new Error('secret path'));
    serveApp({ session: standingFor<Session>(session), fetch, log });
    const response = await session.answer(new Request('app://bundle/index.html'));
    expect(response?.status).toBe(500);
    expect(await response?.text()).toBe('');
    expect(log.entries).toHaveLength(1);
  });
});
