import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { flags, frame, framesOf, frameTypes, headerBlock, opening, request, statusOf } from '../support/raw-http2.ts';
import { startListener, type TestListener } from './wire.ts';

/** An app that counts the requests that reach it whole: a body that breaks off reaches nobody's input. */
async function counting() {
  const reached: string[] = [];
  const listener = await startListener({
    async fetch(asked) {
      try {
        await asked.text();
      } catch {
        return new Response(null, { status: 400, headers: { connection: 'close' } });
      }
      reached.push(`${asked.method} ${new URL(asked.url).pathname}`);
      return new Response('reached');
    },
  });
  return { listener, reached };
}

/** Sends bytes, says that there are no more, and reads until the other side closes. */
async function sent(listener: TestListener, bytes: Buffer, protocol: 'http/1.1' | 'h2'): Promise<Buffer> {
  const target = { host: '127.0.0.1', port: listener.port, ca: listener.authority, ALPNProtocols: [protocol] };
  const socket = connectTls(target);
  onTestFinished(() => void socket.destroy());
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  socket.end(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks);
}

const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
const chunked = `0\r\n\r\n${smuggled}`;
const post = (headers: readonly string[], body = chunked, end = '\r\n') =>
  `${['POST / HTTP/1.1', 'Host: localhost', ...headers].join(end)}${end}${end}${body}`;

const codings = [
  'chunked, identity',
  'identity, chunked, gzip',
  'gzip',
  'identity',
  'chunkedx',
  'xchunked',
  'x chunked',
  '"chunked"',
  'chunked;q=1',
  'chunked, chunked',
  'chunk',
  'chunked\u0000',
  '\u000bchunked',
  'chunked\u000b',
  'chunk\u00ebd',
  ',',
  '',
] as const;
const lengths = [
  '-1',
  '+5',
  ' 5 5',
  '5, 5',
  '5,6',
  '5;',
  '5.0',
  '5e0',
  '0x5',
  '5\u0000',
  '\u000b5',
  '5_0',
  '\u0665',
  'five',
  '',
  '99999999999999999999',
  '18446744073709551616',
  '"5"',
  '5 a',
] as const;
const teNames = [
  'Transfer-Encoding :',
  'Transfer-Encoding\t:',
  ' Transfer-Encoding:',
  '\tTransfer-Encoding:',
  'Transfer-Encoding\u0000:',
  'Transfer\u0000-Encoding:',
  'Transfer-Encoding\u000b:',
  'Transfer-Encoding\r:',
  'Transfer-Encoding\n:',
  'X: y\nTransfer-Encoding:',
  'X: y\rTransfer-Encoding:',
  'Transf\u00e9r-Encoding:',
  '"Transfer-Encoding":',
  '(Transfer-Encoding):',
  '[Transfer-Encoding]:',
  'Transfer Encoding:',
  'Transfer-Encoding;:',
  '@Transfer-Encoding:',
] as const;
const chunkBodies = [
  'x\r\n\r\n',
  '-1\r\na\r\n0\r\n\r\n',
  '+1\r\na\r\n0\r\n\r\n',
  '0x1\r\na\r\n0\r\n\r\n',
  '1 \u0000\r\na\r\n0\r\n\r\n',
  '1\na\r\n0\r\n\r\n',
  '1\r\na\n0\r\n\r\n',
  '1\r\naX\r\n0\r\n\r\n',
  '1\r\na0\r\n\r\n',
  '2\r\na\r\n0\r\n\r\n',
  'fffffffffffffffff\r\na\r\n0\r\n\r\n',
  '10000000000000000\r\na\r\n0\r\n\r\n',
  ' 1\r\na\r\n0\r\n\r\n',
  '\r\n1\r\na\r\n0\r\n\r\n',
  '1;\n\r\na\r\n0\r\n\r\n',
  '1;a=\u0000\r\na\r\n0\r\n\r\n',
  '1;a="\r\na\r\n0\r\n\r\n',
  `1;${'a'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
  '1\r\n\ra\n0\r\n\r\n',
  '1\r\r\na\r\n0\r\n\r\n',
  '0\r\nX: y\nZ: w\r\n\r\n',
  '0\r\nX : y\r\n\r\n',
  '0\r\n X: y\r\n\r\n',
  `0\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
  '0\r\nContent-Length : 5\r\n\r\n',
  ',\r\n\r\n',
  'G\r\n\r\n',
  '1_0\r\n\r\n',
  '1.0\r\na\r\n0\r\n\r\n',
] as const;
const startLines = [
  'POST /\tHTTP/1.1',
  'POST\t/ HTTP/1.1',
  'POST / HTTP/1.1 x',
  'POST / HTTP/1.1\u0000',
  'POST / HTTP/1.2',
  'POST / HTTP/2.0',
  'POST / HTTP/3',
  'POST / HTTP/01.1',
  'POST / HTTP/1.10',
  'POST / http/1.1',
  'POST / HTTP/1,1',
  'POST / HTTP 1.1',
  'POST /',
  'POST / SIP/2.0',
  'post / HTTP/1.1',
  'P\u0000ST / HTTP/1.1',
  'POST\u000b/ HTTP/1.1',
  'POST / HTTP/1.1\r',
  'POST /\u0000 HTTP/1.1',
  'POST / x HTTP/1.1',
  'POST /\r HTTP/1.1',
] as const;

const vectors: readonly string[] = [
  ...['chunked', 'Chunked', 'chunked, gzip'].flatMap((coding) => [
    post(['Content-Length: 5', `Transfer-Encoding: ${coding}`]),
    post([`Transfer-Encoding: ${coding}`, 'Content-Length: 5']),
    post([`Transfer-Encoding: ${coding}`, 'Content-Length: 0', 'Connection: content-length']),
  ]),
  ...codings.map((coding) => post([`Transfer-Encoding: ${coding}`])),
  ...codings.map((coding) => post(['Transfer-Encoding: chunked', `Transfer-Encoding: ${coding}`, 'Content-Length: 5'])),
  ...codings.slice(0, 8).map((coding) => post(['Content-Length: 5', `Transfer-Encoding: ${coding}`])),
  ...lengths.map((length) => post([`Content-Length: ${length}`], `hello${smuggled}`)),
  post(['Content-Length: 5', 'Content-Length: 5'], `hello${smuggled}`),
  post(['Content-Length: 5', 'Content-Length: 0'], `hello${smuggled}`),
  post(['Content-Length: 0', 'Content-Length: 45'], smuggled),
  post(['Content-Length: 5', 'content-length: 6'], `hello${smuggled}`),
  ...teNames.map((name) => post(['Content-Length: 5', `${name} chunked`])),
  ...chunkBodies.map((body) => post(['Transfer-Encoding: chunked'], `${body}${smuggled}`)),
  ...startLines.map((line) => post(['Content-Length: 5'], `hello${smuggled}`).replace('POST / HTTP/1.1', line)),
  // Line ends that one side of a chain takes for an end and the other does not.
  post(['Content-Length: 5'], `hello${smuggled}`, '\n'),
  post(['Content-Length: 5'], `hello${smuggled}`, '\r'),
  post(['X: a\rContent-Length: 5'], `hello${smuggled}`),
  post(['X: a\nContent-Length: 5'], `hello${smuggled}`),
  post(['X: a\r\n Content-Length: 5', 'Transfer-Encoding:\r\n chunked', 'Content-Length: 5']),
  post(['Content-Length:\r\n 5', 'Content-Length: 6'], `hello${smuggled}`),
  post([' X: a', 'Content-Length: 5'], `hello${smuggled}`),
  post(['X', 'Content-Length: 5'], `hello${smuggled}`),
  post([': a', 'Content-Length: 5'], `hello${smuggled}`),
  post(['X: \u0000', 'Content-Length: 5'], `hello${smuggled}`),
  post(['Content-Length\u0000: 5'], `hello${smuggled}`),
  post(['Content-Length : 5'], `hello${smuggled}`),
];

const head: (readonly [string, string])[] = [
  [':method', 'POST'],
  [':scheme', 'https'],
  [':path', '/'],
  [':authority', 'localhost'],
];
const with2 = (...fields: (readonly [string, string])[]) => request(1, [...head, ...fields], 'hello');
const swapped = (name: string, value: string | null) => {
  const rest = head.filter(([present]) => present !== name);
  return request(1, value === null ? rest : [[name, value], ...rest], 'hello');
};
/** Fields that cannot be any: the parser leaves them out, and the request goes on without them. */
const dropped = [
  ['', 'a'],
  ['a b', 'c'],
  ['a:b', 'c'],
  ['a\r\nx', 'c'],
  ['a', 'b\r\ntransfer-encoding: chunked'],
  ['a', 'b\nx: y'],
  ['a', '\u0000'],
] as const;
const vectors2: readonly Buffer[] = [
  with2(['connection', 'close']),
  with2(['connection', 'transfer-encoding']),
  with2(['transfer-encoding', 'chunked']),
  with2(['keep-alive', '1']),
  with2(['proxy-connection', 'keep-alive']),
  with2(['upgrade', 'h2c']),
  with2(['te', 'chunked']),
  with2(['content-length', '4']),
  with2(['content-length', '6']),
  with2(['content-length', '-5']),
  with2(['content-length', '5'], ['content-length', '6']),
  with2(['X-Upper', 'a']),
  with2([':path', '/smuggled']),
  with2([':method', 'GET']),
  with2([':status', '200']),
  with2([':unknown', 'a']),
  with2(['a', 'b'], [':scheme', 'https']),
  swapped(':method', null),
  swapped(':scheme', null),
  swapped(':path', null),
  swapped(':path', ''),
  swapped(':path', '/ HTTP/1.1\r\nHost: evil\r\n\r\nGET /smuggled'),
  swapped(':path', '/\u0000'),
  swapped(':method', 'GET / HTTP/1.1\r\nX: y'),
  swapped(':method', 'POST\u0000'),
  swapped(':authority', 'localhost\r\nX: y'),
  // Frames in an order that no request has.
  frame(frameTypes.data, flags.endStream, 1, Buffer.from('hello')),
  frame(frameTypes.data, flags.endStream, 0, Buffer.from('hello')),
  frame(frameTypes.headers, flags.endHeaders, 0, headerBlock(head)),
  frame(frameTypes.headers, flags.endHeaders, 2, headerBlock(head)),
  frame(frameTypes.continuation, flags.endHeaders, 1, headerBlock(head)),
  Buffer.concat([
    frame(frameTypes.headers, flags.endStream, 1, headerBlock(head)),
    frame(frameTypes.data, flags.endStream, 1, Buffer.from('x')),
  ]),
  Buffer.concat([
    frame(frameTypes.headers, flags.endStream, 1, headerBlock(head)),
    frame(frameTypes.continuation, flags.endHeaders, 3, headerBlock([['a', 'b']])),
  ]),
  frame(frameTypes.headers, flags.endHeaders | flags.endStream, 1, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff])),
  frame(frameTypes.headers, flags.endHeaders | flags.endStream | flags.padded, 1, Buffer.from([0xff, 0x82])),
];

describe('request smuggling', () => {
  it(`${vectors.length} ways over HTTP/1.1 get 400 or a closed connection, and nothing reaches the app`, async () => {
    const { listener, reached } = await counting();
    const through: string[] = [];
    expect(vectors.length).toBeGreaterThanOrEqual(100);
    for (const bytes of vectors) {
      const answer = (await sent(listener, Buffer.from(bytes, 'latin1'), 'http/1.1')).toString('latin1');
      const plain = answer === '' || /^HTTP\/1\.1 400 [\s\S]*\r\nconnection: close\r\n/i.test(answer);
      if (!plain || reached.length > 0)
        through.push(`${JSON.stringify(bytes.slice(0, 200))} → ${answer.slice(0, 30)} ${reached}`);
      reached.length = 0;
    }
    expect(through).toEqual([]);
  });

  it('hands nothing on over HTTP/2 that cannot be a header', async () => {
    const names: string[] = [];
    const listener = await startListener({
      fetch: (asked) => {
        names.push(...asked.headers.keys());
        return new Response('reached');
      },
    });
    const answer = await sent(listener, Buffer.concat([opening(), with2(...dropped, ['x-good', 'd'])]), 'h2');
    expect(framesOf(answer).filter(({ type }) => type === frameTypes.headers)).toHaveLength(1);
    expect(names).toEqual(['x-good']);
  });

  it(`${vectors2.length} ways over HTTP/2 end the stream or the connection, and nothing reaches the app`, async () => {
    const { listener, reached } = await counting();
    const through: string[] = [];
    for (const [i, bytes] of vectors2.entries()) {
      const answer = framesOf(await sent(listener, Buffer.concat([opening(), bytes]), 'h2'));
      const statuses = answer.filter(({ type }) => type === frameTypes.headers).map(({ payload }) => statusOf(payload));
      if (statuses.some((status) => status !== 400) || reached.length > 0)
        through.push(`${i}: ${JSON.stringify(bytes.toString('latin1').slice(9, 200))} → ${statuses} ${reached}`);
      reached.length = 0;
    }
    expect(through).toEqual([]);
  });
});
