import fc from 'fast-check';
import { flags, frame, frameTypes, headerBlock, opening, request } from '../support/raw-http2.ts';
import { brokenJson, type DescribedProcedure, oddInput, wrongInput } from './malformed-bodies.ts';

/** One thing to send on a connection of its own, or a call over HTTP/2. */
export type Malformed =
  | { readonly kind: 'call'; readonly path: string; readonly body: string; readonly headers: Record<string, string> }
  | { readonly kind: 'http1'; readonly bytes: Buffer }
  | { readonly kind: 'http2'; readonly bytes: Buffer };

/** Whom requests go to, and who seems to send them. */
export interface MalformedDeps {
  readonly host: string;
  /** `Cookie` or `Authorization` of somebody, as name and value; null asks as nobody. */
  readonly proof: readonly [string, string] | null;
}

const methods = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'CONNECT',
  'OPTIONS',
  'PRI',
  'BREW',
  'get',
  'G T',
  '',
];
const versions = [
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9.9',
  'HTTP/1.1 ',
  'HTTP/',
  'http/1.1',
  'SIP/2.0',
  '',
];
const targets = [
  '/',
  '/rpc/auth.me',
  '/rpc/',
  '/rpc/__proto__.constructor',
  '/rpc/auth.__proto__',
  '/rpc/auth.toString',
  '/rpc/a/b',
  '/rpc/%00',
  '/rpc/%ff',
  '/rpc/auth%2eme',
  '/../../etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '//etc/passwd',
  '/\\..\\..\\x',
  '/%',
  '/%zz',
  '/?%ff=%00',
  `/${'a'.repeat(3000)}`,
  `/${'%41'.repeat(2000)}`,
  '/download/x',
  '/download/%2e%2e',
  '/upload/x',
  '/events',
  '/calendar/x.ics',
  '/openapi.json',
  '*',
  'http://evil.example/',
  'https://localhost/',
  '?',
  '#',
  '/\u00e9',
  '/a b',
] as const;
const fields = [
  'X-A: b',
  'X-A : b',
  ' X-A: b',
  'X-A',
  ': b',
  'X-A: \u0000',
  'X-A: \u007f',
  'X-A: \u00ff\u00fe',
  'X-A: a\r\n b',
  'X-\u00e9: b',
  'X-A: a\nX-B: b',
  'Content-Length: -1',
  'Content-Length: +1',
  'Content-Length: 1e3',
  'Content-Length: 99999999999999999999',
  'Content-Length: 0x10',
  'Content-Length: 1, 1',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: identity',
  'Transfer-Encoding: xchunked',
  'Content-Encoding: gzip',
  'Content-Type: text/plain',
  'Content-Type: application/json; charset=utf-16',
  'Content-Type: multipart/form-data; boundary=x',
  'Expect: 100-continue',
  'Expect: 200-ok',
  'Upgrade: h2c',
  'Upgrade: websocket\r\nConnection: upgrade',
  'Connection: keep-alive, close, host',
  'Range: bytes=0-1,2-3,5-1',
  'If-None-Match: *',
  'Accept-Encoding: br;q=x,,gzip;q=',
  'Accept: */*;q=nan',
  'X-HTTP-Method-Override: DELETE',
  'Cookie: __Host-session=; __Host-session=x; ;=;',
  'Origin: null',
  'Sec-Fetch-Site: cross-site',
  'Host: evil.example',
  `X-Long: ${'a'.repeat(20_000)}`,
  Array.from({ length: 300 }, (_, i) => `X-${i}: ${i}`).join('\r\n'),
] as const;
const chunkedBodies = [
  '0\r\n\r\n',
  '5\r\nab',
  'zz\r\nab\r\n0\r\n\r\n',
  '-1\r\n\r\n',
  'fffffffffffffffff\r\n',
  '2;a="\r\n{}\r\n0\r\n\r\n',
  '2\n{}\n0\n\n',
  '2\r\n{}0\r\n\r\n',
  '2\r\n{}\r\n0\r\nX: y\r\n\r\n',
];

/** Requests that are malformed in the way they are written (security page, T4). */
export function malformedRequests({ host, proof }: MalformedDeps): fc.Arbitrary<Malformed> {
  const ours = [`Host: ${host}`, ...(proof ? [`${proof[0]}: ${proof[1]}`] : [])];

  const http1 = fc
    .record({
      method: fc.constantFrom(...methods),
      target: fc.constantFrom(...targets),
      version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', ...versions),
      odd: fc.subarray([...fields], { minLength: 0, maxLength: 3 }),
      body: fc.oneof(brokenJson, fc.constantFrom(...chunkedBodies)),
      end: fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n '),
      sized: fc.boolean(),
    })
    .map(({ method, target, version, odd, body, end, sized }): Malformed => {
      const size = sized ? [`Content-Length: ${Buffer.byteLength(body)}`, 'Content-Type: application/json'] : [];
      const head = [`${method} ${target} ${version}`, ...ours, 'Connection: close', ...size, ...odd].join(end);
      return { kind: 'http1', bytes: Buffer.concat([Buffer.from(`${head}${end}${end}`, 'latin1'), Buffer.from(body)]) };
    });

  const noise = fc
    .uint8Array({ minLength: 1, maxLength: 400 })
    .map((bytes): Malformed => ({ kind: 'http1', bytes: Buffer.from(bytes) }));

  const pseudo = fc.record({
    method: fc.constantFrom(...methods),
    path: fc.constantFrom(...targets),
    scheme: fc.constantFrom('https', 'http', 'ftp', ''),
    authority: fc.constantFrom(host, host, 'evil.example', '', `${host},${host}`),
  });
  const oddFields = [
    ['Connection', 'close'],
    ['connection', 'keep-alive'],
    ['transfer-encoding', 'chunked'],
    ['te', 'gzip'],
    ['host', 'evil.example'],
    ['X-Upper', 'x'],
    [':path', '/second'],
    [':status', '200'],
    [':unknown', 'x'],
    ['', 'x'],
    ['a b', 'x'],
    ['x', 'a\r\nb: c'],
    ['x', '\u0000'],
    ['content-length', '7'],
    ['content-length', '-1'],
    ['cookie', '='.repeat(5000)],
    ['x-long', 'a'.repeat(20_000)],
  ] as const;
  const http2Request = fc
    .tuple(pseudo, fc.subarray([...oddFields], { maxLength: 3 }), fc.option(brokenJson, { nil: undefined }))
    .map(([{ method, path, scheme, authority }, odd, body]): Malformed => {
      const list: (readonly [string, string])[] = [
        [':method', method],
        [':path', path],
        [':scheme', scheme],
        [':authority', authority],
        ...(proof ? [[proof[0].toLowerCase(), proof[1]] as const] : []),
        ...odd,
      ];
      return { kind: 'http2', bytes: Buffer.concat([opening(), request(1, list, body?.slice(0, 10_000))]) };
    });

  const anyFrame = fc
    .record({
      type: fc.integer({ min: 0, max: 12 }),
      flag: fc.integer({ min: 0, max: 255 }),
      stream: fc.constantFrom(0, 1, 2, 3, 5, 0x7fffffff, 0xffffffff),
      payload: fc.uint8Array({ maxLength: 64 }),
      length: fc.constantFrom(undefined, undefined, undefined, 0, 1, 16_384, 16_385, 0xffffff),
    })
    .map(({ type, flag, stream, payload, length }) => frame(type, flag, stream, payload, length));
  const http2Frames = fc.tuple(fc.boolean(), fc.array(anyFrame, { minLength: 1, maxLength: 8 })).map(
    ([opens, frames]): Malformed => ({
      kind: 'http2',
      bytes: Buffer.concat([
        opening(opens ? [] : [[4, 0xffffffff]]),
        frame(
          frameTypes.headers,
          flags.endHeaders,
          1,
          headerBlock([
            [':method', 'POST'],
            [':path', '/rpc/auth.me'],
            [':scheme', 'https'],
            [':authority', host],
          ]),
        ),
        ...frames,
      ]),
    }),
  );

  const broken = fc
    .tuple(fc.constantFrom(...targets.slice(1, 11)), brokenJson, oddTypes)
    .map(([path, body, headers]): Malformed => ({ kind: 'call', path, body, headers }));
  return fc.oneof(
    { weight: 6, arbitrary: http1 },
    { weight: 1, arbitrary: noise },
    { weight: 2, arbitrary: http2Request },
    { weight: 1, arbitrary: http2Frames },
    { weight: 2, arbitrary: broken },
  );
}

/** Calls of one procedure with inputs that it must refuse, or that are odd where it only reads. */
export function oddCalls(procedure: DescribedProcedure): fc.Arbitrary<Malformed> {
  const body = procedure.changes ? wrongInput(procedure) : fc.oneof(wrongInput(procedure), oddInput(procedure));
  return fc
    .tuple(body, oddTypes)
    .map(([text, headers]): Malformed => ({ kind: 'call', path: procedure.path, body: text, headers }));
}

const oddTypes = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Record<string, string>>({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'content-encoding': 'gzip' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=latin1' },
      { 'content-type': '' },
    ),
  },
);
