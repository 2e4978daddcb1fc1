import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingFile, OutgoingFile } from '../../main/files/tickets.ts';
import { attachment } from '../../main/https/content-disposition.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { RoleId } from '../../shared/contract/permissions.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { appOver, cookieOf, ticketContext, webApp } from './web-app.ts';

function download(test: TestCore, role: RoleId, file: Partial<OutgoingFile> = {}): string {
  async function* body() {
    yield Buffer.from('first,');
    yield Buffer.from('second');
  }
  const whole = { fileName: 'list.csv', contentType: 'text/csv; charset=utf-8', body, ...file };
  return test.core.tickets.issueDownload(ticketContext(test, role), whole).path;
}

function upload(test: TestCore, role: RoleId, file: Partial<IncomingFile> = {}) {
  const received: Buffer[] = [];
  const whole = {
    maxBytes: 1_000_000,
    async receive(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) received.push(Buffer.from(chunk));
    },
    ...file,
  };
  return { path: test.core.tickets.issueUpload(ticketContext(test, role), whole).path, received };
}

const post = (
  body: NonNullable<RequestInit['body']> | null,
  role: RoleId = 'administrator',
  headers: Record<string, string> = {},
) =>
  // as: `duplex` is in the standard and not yet in the DOM types
  ({ method: 'POST', headers: { cookie: cookieOf(role), ...headers }, body, duplex: 'half' }) as RequestInit;

describe('GET /download', () => {
  it('gives the file to the session that asked for it, once', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const path = download(test, 'viewer');
    const headers = { cookie: cookieOf('viewer') };
    const first = await web(path, { headers });
    expect([first.status, await first.text()]).toEqual([200, 'first,second']);
    expect((await web(path, { headers })).status).toBe(404);
  });

  it('refuses strangers and other sessions, and keeps the file for its own', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const path = download(test, 'viewer');
    expect((await web(path)).status).toBe(401);
    expect((await web(path, { headers: { cookie: cookieOf('administrator') } })).status).toBe(404);
    expect((await web(path, { method: 'HEAD', headers: { cookie: cookieOf('viewer') } })).status).toBe(405);
    expect((await web(path, { headers: { cookie: cookieOf('viewer') } })).status).toBe(200);
  });

  it('forgets a ticket after five minutes', async () => {
    const test = await createTestCore();
    const path = download(test, 'viewer');
    test.clock.advance(5 * 60_000 + 1);
    expect((await webApp(test)(path, { headers: { cookie: cookieOf('viewer') } })).status).toBe(404);
  });

  it('cuts the connection when a file fails half-way, and logs why', async () => {
    const test = await createTestCore();
    let cut = 0;
    async function* body() {
      yield Buffer.from('half');
      throw new Error('the disk is gone');
    }
    const response = await webApp(test)(
      download(test, 'viewer', { body }),
      { headers: { cookie: cookieOf('viewer') } },
      {
        abort: () => {
          cut += 1;
        },
      },
    );
    expect(await response.text()).toBe('half');
    expect(cut).toBe(1);
    expect(test.log.entries).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a download failed half-way' }),
    );
  });

  it('stops producing when the reader goes away', async () => {
    const test = await createTestCore();
    let stopped = false;
    async function* body() {
      try {
        for (;;) yield Buffer.alloc(1000);
      } finally {
        stopped = true;
      }
    }
    const response = await webApp(test)(download(test, 'viewer', { body }), {
      headers: { cookie: cookieOf('viewer') },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(stopped).toBe(true);
  });

  it('answers the desktop window with the session that the host holds', async () => {
    const test = await createTestCore();
    const session = memoryCarrier();
    const app = appOver(test, { profile: { kind: 'app', session } });
    const path = download(test, 'viewer');
    const ask = () => app.fetch(new Request(`app://bundle${path}`));
    expect((await ask()).status).toBe(401);
    session.set(test.caller('viewer').session?.token ?? '', new Date());
    expect(await (await ask()).text()).toBe('first,second');
  });
});

describe('the name of a download', () => {
  it('keeps its letters for browsers that read them and has an ASCII form for the others', () => {
    expect(attachment('équipement 2026.csv')).toBe(
      `attachment; filename="equipement 2026.csv"; filename*=UTF-8''%C3%A9quipement%202026.csv`,
    );
  });

  it('cannot leave its header, name a folder, or hide its extension', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('a"b', '../../x', 'a\r\nset-cookie: x', 'gpj.\u202eexe', ''),
        ),
        (name) => {
          const header = attachment(name);
          expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
          expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
          expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).not.toMatch(/[/\\\p{C}]/u);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('POST /upload', () => {
  it('hands the bytes on as they come and answers a Reply', async () => {
    const test = await createTestCore();
    const { path, received } = upload(test, 'administrator');
    const response = await webApp(test)(path, post('a,b\r\n1,2\r\n'));
    expect([response.status, await response.json()]).toEqual([200, { ok: true, data: {} }]);
    expect(Buffer.concat(received).toString()).toBe('a,b\r\n1,2\r\n');
  });

  it('takes an empty file', async () => {
    const test = await createTestCore();
    expect((await webApp(test)(upload(test, 'administrator').path, post(null))).status).toBe(200);
  });

  it('refuses strangers, other sessions, other methods and a second use', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const { path, received } = upload(test, 'administrator');
    expect((await web(path, { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await web(path, post('x', 'viewer'))).status).toBe(404);
    expect((await web(path, { method: 'PUT', body: 'x' })).status).toBe(405);
    expect(received).toEqual([]);
    expect((await web(path, post('x'))).status).toBe(200);
    expect((await web(path, post('x'))).status).toBe(404);
  });

  it('refuses more than the ticket allows with 413, declared or found out', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const declared = upload(test, 'administrator', { maxBytes: 10 });
    const early = await web(declared.path, post('x'.repeat(11), 'administrator', { 'content-length': '11' }));
    const found = upload(test, 'administrator', { maxBytes: 10 });
    const late = await web(found.path, post(new Blob(['x'.repeat(11)]).stream()));
    for (const response of [early, late]) {
      expect([response.status, response.headers.get('connection')]).toEqual([413, 'close']);
      expect(await response.json()).toMatchObject({ ok: false, error: { code: 'PAYLOAD_TOO_LARGE' } });
    }
    expect(declared.received).toEqual([]);
  });

  it('gives up on a sender who pauses too long', async () => {
    const test = await createTestCore();
    const web = webApp(test, { deadlines: { uploadPauseMs: 20 } });
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('half')) });
    const response = await web(upload(test, 'administrator').path, post(body));
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'BAD_REQUEST' } }]);
  });

  it('passes a refusal of the receiver on, and hides what nobody should read', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const refused = upload(test, 'administrator', {
      receive: () => Promise.reject(new AppError('INVALID', 'This is not a CSV file. Choose another one.')),
    });
    const failed = upload(test, 'administrator', {
      receive: () => Promise.reject(new Error('SELECT secret FROM table')),
    });
    expect(await (await web(refused.path, post('x'))).json()).toMatchObject({
      error: { code: 'INVALID', message: 'This is not a CSV file. Choose another one.' },
    });
    const response = await web(failed.path, post('x'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});
