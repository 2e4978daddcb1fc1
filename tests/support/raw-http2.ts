/** HTTP/2 frames by hand (RFC 9113), for what no client library would send. */

const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** Frame types by name. */
export const frameTypes = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  continuation: 9,
} as const;

/** Flags of frames. */
export const flags = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 32 } as const;

/** One frame; `length` may lie about the payload. */
export function frame(
  type: number,
  flag: number,
  stream: number,
  payload: Uint8Array = new Uint8Array(),
  length = payload.length,
): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(length & 0xffffff, 0, 3);
  head[3] = type;
  head[4] = flag;
  head.writeUInt32BE(stream >>> 0, 5);
  return Buffer.concat([head, payload]);
}

/** What a connection begins with: the preface and empty settings. */
export function opening(settings: readonly (readonly [number, number])[] = []): Buffer {
  const payload = Buffer.alloc(settings.length * 6);
  for (const [i, [name, value]] of settings.entries()) {
    payload.writeUInt16BE(name, i * 6);
    payload.writeUInt32BE(value, i * 6 + 2);
  }
  return Buffer.concat([Buffer.from(preface), frame(frameTypes.settings, 0, 0, payload)]);
}

/** A header list as literals without Huffman coding (RFC 7541, 6.2.2): any bytes may stand in it. */
export function headerBlock(fields: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

/** A complete request with these headers, on one stream. */
export function request(stream: number, fields: readonly (readonly [string, string])[], body?: string): Buffer {
  const end = body === undefined ? flags.endStream : 0;
  const headers = frame(frameTypes.headers, flags.endHeaders | end, stream, headerBlock(fields));
  return body === undefined
    ? headers
    : Buffer.concat([headers, frame(frameTypes.data, flags.endStream, stream, Buffer.from(body))]);
}

/** A frame as it came. */
export interface ReceivedFrame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

/** The whole frames at the beginning of what came. */
export function framesOf(bytes: Buffer): ReceivedFrame[] {
  const frames: ReceivedFrame[] = [];
  for (let at = 0; at + 9 <= bytes.length; ) {
    const end = at + 9 + bytes.readUIntBE(at, 3);
    if (end > bytes.length) break;
    frames.push({
      type: bytes.readUInt8(at + 3),
      flags: bytes.readUInt8(at + 4),
      stream: bytes.readUInt32BE(at + 5) & 0x7fffffff,
      payload: bytes.subarray(at + 9, end),
    });
    at = end;
  }
  return frames;
}

/** The status of a response's header block, whose first field it is. */
export function statusOf(block: Uint8Array): number {
  const [first = 0, second = 0] = block;
  // Seven statuses stand in the static table.
  const indexed = [200, 204, 206, 304, 400, 404, 500][first - 0x88];
  if (indexed !== undefined) return indexed;
  const raw = Buffer.from(block.subarray(2, 2 + (second & 0x7f)));
  return Number(second & 0x80 ? digits(raw) : raw.toString('latin1'));
}

/** Three digits in Huffman coding (RFC 7541, appendix B): 0 to 2 have five bits, the others six. */
function digits(bytes: Buffer): string {
  let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let out = '';
  while (out.length < 3) {
    const short = Number.parseInt(bits.slice(0, 5), 2);
    const width = short < 3 ? 5 : 6;
    out += short < 3 ? short : Number.parseInt(bits.slice(0, 6), 2) - 0b011001 + 3;
    bits = bits.slice(width);
  }
  return out;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1');
  if (bytes.length < 127) return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  const size = [127];
  let rest = bytes.length - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) size.push((rest % 128) + 128);
  return Buffer.concat([Buffer.from([...size, rest]), bytes]);
}
