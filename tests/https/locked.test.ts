import { describe, expect, it } from 'vitest';
import { deviceOf } from '../../main/https/device.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { call, cookieOf, ticketContext, webApp } from './web-app.ts';

const cookie = cookieOf('viewer');

/** An app, and what a signed-in browser has of it, just before its session locks. */
async function lockedBrowser() {
  const test = await createTestCore();
  const web = webApp(test);
  const outgoing = {
    fileName: 'units.csv',
    contentType: 'text/csv',
    async *body() {
      yield new Uint8Array([1]);
    },
  };
  const download = test.core.tickets.issueDownload(ticketContext(test, 'viewer'), outgoing).path;
  const upload = test.core.tickets.issueUpload(ticketContext(test, 'viewer'), {
    maxBytes: 10,
    receive: async () => undefined,
  }).path;
  expect((await web('/rpc/auth.lock', call({}, { cookie }))).status).toBe(200);
  return { test, web, download, upload };
}

describe('a browser whose session is locked', () => {
  it('gets no call, file, stream or description answered but 423, which says whose session it is', async () => {
    const { web, download, upload } = await lockedBrowser();
    for (const [path, init] of [
      ['/rpc/home.summary', call({}, { cookie })],
      ['/events', { headers: { cookie } }],
      [download, { headers: { cookie } }],
      [upload, { method: 'POST', headers: { cookie }, body: 'x' }],
      ['/openapi.json', { headers: { cookie } }],
    ] as const) {
      const response = await web(path, init);
      expect([path, response.status]).toEqual([path, 423]);
      expect(await response.json()).toMatchObject({ error: { code: 'LOCKED', details: { lockedAs: 'viewer' } } });
    }
  });

  it('may send no more than somebody who is not signed in', async () => {
    const { web } = await lockedBrowser();
    const response = await web('/rpc/equipment.list', call({ search: 'x'.repeat(100_000) }, { cookie }));
    expect(response.status).toBe(413);
  });

  it('goes on under a new cookie, with the files that were on their way', async () => {
    const { web, download } = await lockedBrowser();
    const unlocked = await web('/rpc/auth.unlock', call({ password: templatePassword }, { cookie }));
    const fresh = unlocked.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect([unlocked.status, fresh.length > 50, fresh === cookie]).toEqual([200, true, false]);
    expect((await web(download, { headers: { cookie } })).status).toBe(401);
    expect((await web(download, { headers: { cookie: fresh } })).status).toBe(200);
  });
});

describe('a call that nobody’s hand is behind', () => {
  const minute = 60_000;

  /** What is left of the idle limit after a call with these headers, ten minutes after the last hand on it. */
  async function left(test: TestCore, headers: Record<string, string>): Promise<number> {
    const web = webApp(test);
    await web('/rpc/auth.me', call({}, { cookie }));
    test.clock.advance(10 * minute);
    const answer = (await (await web('/rpc/auth.me', call({}, { cookie, ...headers }))).json()) as {
      data: { locksIn: number };
    };
    return answer.data.locksIn;
  }

  it('says so in a header, and does not keep the session open', async () => {
    expect(await left(await createTestCore(), { 'x-rems-background': '1' })).toBe(5 * 60);
    expect(await left(await createTestCore(), { 'x-rems-background': '0' })).toBe(15 * 60);
    expect(await left(await createTestCore(), {})).toBe(15 * 60);
  });
});

describe('the device of a session', () => {
  it('is told in words of ours', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const signIn = call({ username: 'viewer', password: templatePassword }, { 'user-agent': agent });
    expect((await web('/rpc/auth.signIn', signIn)).status).toBe(200);
    const { items } = await test.as('administrator').sessions.list({ account: 'viewer' });
    expect(items.map(({ device }) => device)).toContain('Firefox on Linux');
  });

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      'Chrome on Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 Version/18.0 Safari/605.1', 'Safari on macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari on iPhone'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['curl/8.0', null],
    ['<script>alert(1)</script>', null],
    ['', null],
    [undefined, null],
  ])('%s', (agent, words) => {
    expect(deviceOf(agent)).toBe(words);
  });
});
