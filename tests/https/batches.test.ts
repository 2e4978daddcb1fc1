import { expect, it } from 'vitest';
import type { Arrival } from '../../main/https/arrival.ts';
import { createBatches } from '../../main/https/batches.ts';
import { ask, session, startListener, stream } from './wire.ts';

it('a batch ends when anything more is read, and belongs to one socket', () => {
  const batchOf = createBatches();
  const socket = { bytesRead: 10 };
  const first = batchOf(socket);
  expect(batchOf(socket)).toBe(first);
  expect(batchOf({ bytesRead: 10 })).not.toBe(first);
  socket.bytesRead = 11;
  expect(batchOf(socket)).not.toBe(first);
});

it('requests that come one after the other are never of one batch, whatever is spoken', async () => {
  const seen: Arrival['batch'][] = [];
  const listener = await startListener({
    fetch(_, { batch }) {
      seen.push(batch);
      return new Response('there');
    },
  });
  const client = await session(listener);
  for (let turn = 0; turn < 3; turn += 1) {
    expect((await ask(listener, '/')).text).toBe('there');
    expect((await stream(client, { ':path': '/' })).text).toBe('there');
  }
  expect(new Set(seen).size).toBe(6);
});

it('requests that one write of a client brought are of one batch', async () => {
  const seen: Arrival['batch'][] = [];
  const listener = await startListener({
    fetch(_, { batch }) {
      seen.push(batch);
      return new Response('there');
    },
  });
  const client = await session(listener);
  await stream(client, { ':path': '/' });
  seen.length = 0;
  await Promise.all(Array.from({ length: 7 }, () => stream(client, { ':path': '/' })));
  expect(seen.length).toBe(7);
  expect(new Set(seen).size).toBe(1);
});
