import { beforeEach, describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { webApp } from './web-app.ts';

let test: TestCore;
let path: string;
let get: ReturnType<typeof webApp>;
beforeEach(async () => {
  test = await createTestCore();
  get = webApp(test);
  ({ path } = await test.as('viewer').calendar.create({ scope: 'all' }));
});

describe('the secret address of a calendar', () => {
  it('answers whoever knows it, without a sign-in, for no cache', async () => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  it('answers 304 while nothing has changed', async () => {
    const etag = (await get(path)).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(path, { headers: { 'if-none-match': known } });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect((await get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('answers HEAD with the same headers, and no other method', async () => {
    const head = await get(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe((await get(path)).headers.get('etag'));
    const post = await get(path, { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET, HEAD');
  });

  it('answers the same 404 for everything that shows nothing, and logs no address', async () => {
    await test.as('viewer').calendar.revoke({});
    const bodies = new Set<string>();
    for (const wrong of [
      path,
      `/calendar/${'A'.repeat(43)}.ics`,
      '/calendar/short.ics',
      path.replace('.ics', ''),
      '/calendar/..ics',
    ]) {
      const response = await get(wrong);
      expect(response.status).toBe(404);
      const { error } = (await response.json()) as { error: { requestId: string } };
      bodies.add(JSON.stringify({ ...error, requestId: '' }));
    }
    expect(bodies.size).toBe(1);
    expect(JSON.stringify(test.log)).not.toContain(path.slice(10, 30));
  });

  it('is guarded like every address: foreign hosts and too many questions', async () => {
    const foreign = await get(path, {}, { claimedHosts: ['evil.example'] });
    expect(foreign.status).toBe(421);
    const few = webApp(test, { profile: { kind: 'https', limits: { anonymousPerSecond: 2, anonymousBurst: 3 } } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await few(`/calendar/${'A'.repeat(43)}.ics`)).status);
    expect(statuses).toContain(429);
  });

  it('does not exist in the window of the desktop', async () => {
    const app = webApp(test, { profile: { kind: 'app' } as never }); // as: only the kind matters here
    expect((await app(path)).status).not.toBe(200);
  });
});
