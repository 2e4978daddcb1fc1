import { describe, expect, it, onTestFinished } from 'vitest';
import { createEventStreams } from '../../main/https/event-streams.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import type { RoleId } from '../../shared/contract/permissions.ts';
import { createTestCore, templatePassword } from '../support/core.ts';
import { signInAs } from '../support/sign-in.ts';
import { call, cookieOf, webApp } from './web-app.ts';

/** Reads a stream piece by piece. */
function reading(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no body');
  onTestFinished(() => reader.cancel());
  return {
    /** The next piece; undefined when the stream has ended. */
    next: async () => (await reader.read()).value,
    /** Reads until the stream ends. */
    async rest() {
      let text = '';
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += piece.value;
      return text;
    },
    cancel: () => reader.cancel(),
  };
}

const asViewer = { headers: { cookie: cookieOf('viewer') } };

describe('GET /events', () => {
  it('is for those who are signed in', async () => {
    const web = webApp(await createTestCore());
    expect((await web('/events')).status).toBe(401);
    expect((await web('/events', { method: 'HEAD', ...asViewer })).status).toBe(405);
  });

  it('announces what was committed, without values', async () => {
    const test = await createTestCore();
    const stream = reading(await webApp(test)('/events', asViewer));
    expect(await stream.next()).toBe(': connected\n\n');
    await test
      .as('administrator')
      .people.create({ name: 'Ada Curie', email: 'ada@clinic.example', roles: ['physicist'] });
    const piece = await stream.next();
    expect(piece).toMatch(/^data: \{"topic":"person","ids":\[\d+\]\}\n\n$/);
  });

  it('tells nobody who signs in or changes a password, but those who manage accounts and the account itself', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const open = async (role: RoleId) => reading(await web('/events', { headers: { cookie: cookieOf(role) } }));
    const [viewer, technologist, administrator] = [
      await open('viewer'),
      await open('technologist'),
      await open('administrator'),
    ];
    for (const stream of [viewer, technologist, administrator]) await stream.next();
    const { me } = await signInAs(test, 'technologist', templatePassword);
    expect(await administrator.next()).toBe(`data: {"topic":"session","ids":[${me.userId}]}\n\n`);
    expect(await technologist.next()).toBe(`data: {"topic":"session","ids":[${me.userId}]}\n\n`);
    await test.as('technologist').preferences.set({ theme: 'dark' });
    expect(await technologist.next()).toContain('"topic":"preferences"');
    await test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    expect(await viewer.next()).toContain('"topic":"lookup"');
  });

  it('tells nothing about units to those who may not read them', async () => {
    const test = await createTestCore();
    const stream = reading(await webApp(test)('/events', { headers: { cookie: cookieOf('user') } }));
    await stream.next();
    await test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    await test.as('user').preferences.set({ theme: 'dark' });
    expect(await stream.next()).toContain('"topic":"preferences"');
  });

  it('keeps the connection alive with comments', async () => {
    const stream = reading(await webApp(await createTestCore(), { streams: { heartbeatMs: 5 } })('/events', asViewer));
    await stream.next();
    expect(await stream.next()).toBe(': still here\n\n');
  });

  it('ends when the session signs out', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const stream = reading(await web('/events', asViewer));
    await stream.next();
    await web('/rpc/auth.signOut', call({}, { cookie: cookieOf('viewer') }));
    expect(await stream.rest()).not.toContain('data: {"topic":"person"');
  });

  it('ends when an administrator ends the sessions of the account, and not when those of another one end', async () => {
    const test = await createTestCore();
    const stream = reading(await webApp(test)('/events', asViewer));
    await stream.next();
    const end = (account: string) => test.as('administrator').sessions.endAccount({ account });
    await end('technologist');
    await test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    expect(await stream.next()).toContain('"topic":"lookup"');
    await end('viewer');
    await stream.rest();
  });

  it('goes on when the session gets a new token', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const stream = reading(await web('/events', asViewer));
    await stream.next();
    const again = { password: templatePassword };
    const proven = await web('/rpc/auth.reauthenticate', call(again, { cookie: cookieOf('viewer') }));
    expect(proven.status).toBe(200);
    expect((await web('/events', asViewer)).status).toBe(401);
    expect(await stream.next()).toContain('"topic":"session"');
    await test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    expect(await stream.next()).toContain('"topic":"lookup"');
  });

  it('says once that the session has locked, and ends', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const stream = reading(await web('/events', asViewer));
    await stream.next();
    await web('/rpc/auth.lock', call({}, { cookie: cookieOf('viewer') }));
    expect(await stream.rest()).toBe('data: {"topic":"session"}\n\n');
    expect((await web('/events', asViewer)).status).toBe(423);
  });

  it('does not keep the session from locking, and ends when it does', async () => {
    const test = await createTestCore();
    const web = webApp(test, { streams: { heartbeatMs: 5 } });
    const stream = reading(await web('/events', asViewer));
    await stream.next();
    test.clock.advance(14 * 60_000);
    await stream.next();
    test.clock.advance(2 * 60_000);
    expect(await stream.rest()).toContain('data: {"topic":"session"}\n\n');
  });

  it('ends when the session is too old, at the next heartbeat', async () => {
    const test = await createTestCore();
    const stream = reading(await webApp(test, { streams: { heartbeatMs: 5 } })('/events', asViewer));
    await stream.next();
    test.clock.advance(13 * 3_600_000);
    await stream.rest();
  });

  it('bounds the streams of one session and counts those that were closed no more', async () => {
    const web = webApp(await createTestCore(), { streams: { perSession: 2 } });
    const first = reading(await web('/events', asViewer));
    await web('/events', asViewer);
    const refused = await web('/events', asViewer);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    await first.cancel();
    expect((await web('/events', asViewer)).status).toBe(200);
  });

  it('lets a reader go who does not read', async () => {
    const { core, log, caller } = await createTestCore();
    let announce: (event: AppEvent) => void = () => undefined;
    let listening = 0;
    const onEvent = (listener: typeof announce) => {
      announce = listener;
      listening += 1;
      return () => {
        listening -= 1;
      };
    };
    const open = createEventStreams({ core: { ...core, onEvent }, log });
    const response = open(caller('viewer'));
    const ids = Array.from({ length: 200 }, (_, i) => `${i}-${'x'.repeat(100)}`);
    for (let i = 0; i < 20; i++) announce({ topic: 'unit', ids });
    expect(listening).toBe(0);
    const text = await response.text();
    expect(text.length).toBeLessThan(400_000);
  });
});
