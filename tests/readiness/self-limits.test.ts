import { createServer } from 'node:http';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import type { Arrival } from '../../main/https/arrival.ts';
import { defaultLimits } from '../../main/https/rate-gate.ts';
import { tryForeignPage, tryRateLimit, tryRedirect } from '../../main/readiness/self-limits.ts';
import { selfRequests } from '../../main/readiness/self-requests.ts';
import { appOver } from '../https/web-app.ts';
import { ask, startListener } from '../https/wire.ts';
import { createTestCore } from '../support/core.ts';

/** Where a listener is, as a check asks it. */
async function self(app: { fetch(request: Request, arrival: Arrival): Response | Promise<Response> }) {
  const listener = await startListener(app);
  return { listener, at: { url: listener.url, authority: listener.authority } };
}

test('whoever asks without end is told to wait, and browsers beside it are not', async () => {
  const app = appOver(await createTestCore(), { profile: { kind: 'https', limits: defaultLimits } });
  const { listener, at } = await self({ fetch: (request, arrival) => app.fetch(request, arrival) });
  expect(await tryRateLimit(at)).toMatchObject({ state: 'ok' });
  if (process.platform !== 'darwin') expect((await ask(listener, '/health')).status).toBe(200);
  expect(await tryForeignPage(at, [])).toMatchObject({ state: 'ok', evidence: 'Pages of other servers are refused.' });
});

test('a listener that takes everything from everybody fails both', async () => {
  const open = new Hono().all('*', (c) => c.json({}, 200, { 'access-control-allow-origin': '*' }));
  const { at } = await self(open);
  expect(await tryRateLimit(at)).toMatchObject({ state: 'failed' });
  expect(await tryForeignPage(at, [])).toMatchObject({ state: 'failed' });
  const silent = new Hono().all('*', (c) => c.json({}));
  expect(await tryForeignPage((await self(silent)).at, [])).toMatchObject({
    state: 'failed',
    evidence: 'A call from a page of another server is answered with 200.',
  });
});

test('every header is looked at, and so is what should not be there', async () => {
  const app = appOver(await createTestCore());
  expect(
    await selfRequests.headers((await self({ fetch: (request, arrival) => app.fetch(request, arrival) })).at),
  ).toMatchObject({
    state: 'ok',
  });
  const talkative = new Hono<{ Bindings: Arrival }>().all('*', async (c) => {
    const answer = await app.fetch(c.req.raw, c.env);
    answer.headers.set('server', 'nginx/1.18');
    answer.headers.delete('permissions-policy');
    return answer;
  });
  expect(await selfRequests.headers((await self(talkative)).at)).toMatchObject({
    state: 'failed',
    evidence: 'Security headers are missing or different: permissions-policy, server.',
  });
});

test.each([
  ['leads to HTTPS', 301, 'https://clinic.example:8443/equipment/1?from=readiness', '', 'ok'],
  ['leads elsewhere', 301, 'https://clinic.example:8443/', '', 'failed'],
  ['stays unencrypted', 301, 'http://clinic.example/equipment/1?from=readiness', '', 'failed'],
  ['serves a page', 200, '', 'a page', 'failed'],
  ['serves a page beside', 301, 'https://clinic.example:8443/equipment/1?from=readiness', 'x'.repeat(900), 'failed'],
])('a port for plain HTTP that %s', async (_, status, location, body, state) => {
  const server = createServer((_request, response) => response.writeHead(status, { location }).end(body));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await tryRedirect('127.0.0.1', port, 'https://clinic.example:8443')).toMatchObject({ state });
});
