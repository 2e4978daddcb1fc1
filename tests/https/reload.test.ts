import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { flags, frame, framesOf, frameTypes, opening } from '../support/raw-http2.ts';
import { startListener, type TestListener } from './wire.ts';

/** As many files as a page asks for at once, and some more. */
const files = 100;
const cancelled = Buffer.from([0, 0, 0, 8]);

const numbers = (count: number, first: number) => Array.from({ length: count }, (_, index) => first + 2 * index);

/** GET / in few bytes (RFC 7541, appendix A): all of them reach the listener in one piece. */
function asked(stream: number, { port }: TestListener): Buffer {
  const authority = Buffer.from(`localhost:${port}`);
  const block = Buffer.concat([Buffer.from([0x82, 0x84, 0x87, 0x01, authority.length]), authority]);
  return frame(frameTypes.headers, flags.endHeaders | flags.endStream, stream, block);
}

test('a page that is loaded again while it loads, and once more, gets every file of its last load', async () => {
  const listener = await startListener({ fetch: async () => new Response('a file') });
  const socket = connectTls({ host: '127.0.0.1', port: listener.port, ca: listener.authority, ALPNProtocols: ['h2'] });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  socket.write(opening());
  // The listener's settings hold from the moment at which they are acknowledged.
  await once(socket, 'readable');
  socket.write(frame(frameTypes.settings, flags.ack, 0));
  const left = numbers(2 * files, 1);
  const last = numbers(files, 1 + 4 * files);
  socket.write(
    Buffer.concat([
      ...left.slice(0, files).map((stream) => asked(stream, listener)),
      ...left.slice(0, files).map((stream) => frame(frameTypes.reset, 0, stream, cancelled)),
      ...left.slice(files).map((stream) => asked(stream, listener)),
      ...left.slice(files).map((stream) => frame(frameTypes.reset, 0, stream, cancelled)),
      ...last.map((stream) => asked(stream, listener)),
    ]),
  );
  let bytes = Buffer.alloc(0);
  const told = new Map<number, string>();
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    for (const { type, stream, payload } of framesOf(bytes)) {
      if (type === frameTypes.headers) told.set(stream, 'answered');
      if (type === frameTypes.reset) told.set(stream, `reset with ${payload.readUInt32BE()}`);
      if (type === frameTypes.goaway) throw new Error(`the connection ended with ${payload.readUInt32BE(4)}`);
    }
    if (last.every((stream) => told.has(stream))) break;
  }
  expect(new Set(last.map((stream) => told.get(stream)))).toEqual(new Set(['answered']));
});
