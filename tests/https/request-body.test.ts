import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { gather, readJson } from '../../main/https/request-body.ts';

const limits = { maxBytes: 20, deadlineMs: 60_000 };
const request = () =>
  new Request('https://localhost/rpc/a.b', { method: 'POST', headers: { 'content-type': 'application/json' } });
const read = (incoming: PassThrough) => readJson(request(), limits, (most) => gather(incoming, most));

describe('a body that is read from the socket', () => {
  test('is put together from its chunks, wherever they part', async () => {
    const incoming = new PassThrough();
    const text = Buffer.from('{"a":"é"}');
    const reading = read(incoming);
    for (const byte of text) incoming.write(Buffer.of(byte));
    incoming.end();
    expect(await reading).toEqual({ a: 'é' });
  });

  test('is refused once it is too long, and keeps what is left for the transport to drain', async () => {
    const incoming = new PassThrough();
    const reading = read(incoming);
    incoming.write(Buffer.alloc(21, 0x20));
    await expect(reading).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(incoming.isPaused()).toBe(true);
    expect(incoming.listenerCount('data')).toBe(0);
  });

  test('that breaks off, or had broken off before anybody listened, is the sender’s doing and holds nobody', async () => {
    const breaking = new PassThrough();
    const reading = read(breaking);
    breaking.write('{"a":');
    breaking.destroy();
    await expect(reading).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('broke off') });

    const broken = new PassThrough();
    broken.destroy();
    await new Promise((closed) => broken.once('close', closed));
    await expect(read(broken)).rejects.toMatchObject({ message: expect.stringContaining('broke off') });
  });

  test('that does not come in time is refused, and what is left stays on the line', async () => {
    const incoming = new PassThrough();
    incoming.write('{');
    const reading = readJson(request(), { ...limits, deadlineMs: 20 }, (most) => gather(incoming, most));
    await expect(reading).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('too long') });
    expect(incoming.isPaused()).toBe(true);
    expect(incoming.listenerCount('data')).toBe(0);
  });

  test('that says nothing is no JSON', async () => {
    const incoming = new PassThrough();
    incoming.end();
    await expect(read(incoming)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
