/** Bytes from a server that are no LDAP answer: the connection is of no further use. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

/** How much a server may send. */
export interface FrameLimits {
  /** Bytes of one message. */
  readonly message: number;
  /** Bytes of a whole connection. */
  readonly total: number;
}

/** What our searches can bring: entries without photographs and certificates. */
const frameLimits: FrameLimits = { message: 1024 * 1024, total: 8 * 1024 * 1024 };

/**
 * Cuts a stream into whole, well-formed LDAP answers (RFC 4511). The LDAP library parses while it reads: an announced length of
 * gigabytes makes it wait and collect, a string longer than its message makes it loop for ever. Nothing reaches it unchecked.
 */
export function createFrameReader(limits: FrameLimits = frameLimits) {
  let waiting: Buffer[] = [];
  let have = 0;
  let total = 0;
  /** Bytes of the message that is arriving, header included; undefined until its header is there. */
  let need: number | undefined;

  function take(): Buffer {
    const all = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting);
    waiting = [all];
    return all;
  }

  return {
    /** The messages that `chunk` completes, without their controls. @throws MalformedAnswer */
    push(chunk: Buffer): Buffer[] {
      total += chunk.length;
      if (total > limits.total) throw new MalformedAnswer('the server sends too much');
      waiting.push(chunk);
      have += chunk.length;
      const frames: Buffer[] = [];
      for (;;) {
        if (need === undefined) {
          if (have === 0) break;
          const header = readHeader(take(), 0, have);
          if (header === undefined) break;
          if (header.tag !== 0x30) throw new MalformedAnswer('not an LDAP message');
          need = header.content + header.length;
          if (need > limits.message) throw new MalformedAnswer('a message is too long');
        }
        if (have < need) break;
        const all = take();
        frames.push(checkedMessage(all.subarray(0, need)));
        waiting = [all.subarray(need)];
        have -= need;
        need = undefined;
      }
      return frames;
    },
    /** Bytes that arrived beyond the last whole message. */
    pending: () => have,
  };
}

interface Header {
  readonly tag: number;
  /** Where the content begins. */
  readonly content: number;
  readonly length: number;
}

/** The header of the element at `at`; undefined while bytes of it are missing. Definite lengths of at most four bytes. */
function readHeader(bytes: Buffer, at: number, end: number): Header | undefined {
  if (end - at < 2) {
    if (end - at === 1 && bytes[at] !== 0x30 && at === 0) throw new MalformedAnswer('not an LDAP message');
    return undefined;
  }
  const tag = bytes.readUInt8(at);
  const first = bytes.readUInt8(at + 1);
  if (first < 0x80) return { tag, content: at + 2, length: first };
  const size = first & 0x7f;
  if (size === 0 || size > 4) throw new MalformedAnswer('a length that LDAP does not have');
  if (end - at - 2 < size) return undefined;
  return { tag, content: at + 2 + size, length: bytes.readUIntBE(at + 2, size) };
}

/** An element that lies wholly before `end`, of the tag that the grammar asks for. */
function element(bytes: Buffer, at: number, end: number, tag?: number): Header & { readonly end: number } {
  const header = readHeader(bytes, at, end);
  if (!header || header.content + header.length > end) throw new MalformedAnswer('an element is cut off');
  if (tag !== undefined && header.tag !== tag) throw new MalformedAnswer('an element of another kind');
  return { ...header, end: header.content + header.length };
}

/** Every element of `tag` until `end`, each checked by `inside`. */
function all(bytes: Buffer, at: number, end: number, tag: number, inside?: (from: number, to: number) => void): void {
  for (let next = at; next < end; ) {
    const one = element(bytes, next, end, tag);
    inside?.(one.content, one.end);
    next = one.end;
  }
}

const octets = 0x04;
const sequence = 0x30;
const set = 0x31;

/** Checks one whole message and leaves its controls out: none was asked for. */
function checkedMessage(frame: Buffer): Buffer {
  const outer = element(frame, 0, frame.length, sequence);
  const id = element(frame, outer.content, outer.end, 0x02);
  if (id.length < 1 || id.length > 4) throw new MalformedAnswer('a message number out of range');
  const operation = element(frame, id.end, outer.end);
  checkOperation(frame, operation);
  if (operation.end === outer.end) return frame;
  element(frame, operation.end, outer.end, 0xa0);
  const body = frame.subarray(outer.content, operation.end);
  const length = Buffer.alloc(5);
  length.writeUInt8(0x84, 0);
  length.writeUInt32BE(body.length, 1);
  return Buffer.concat([Buffer.from([sequence]), length, body]);
}

function checkOperation(bytes: Buffer, { tag, content, end }: Header & { readonly end: number }): void {
  switch (tag) {
    case 0x64: {
      const name = element(bytes, content, end, octets);
      const attributes = element(bytes, name.end, end, sequence);
      if (attributes.end !== end) throw new MalformedAnswer('more than an entry has');
      all(bytes, attributes.content, end, sequence, (from, to) => {
        const type = element(bytes, from, to, octets);
        const values = element(bytes, type.end, to, set);
        if (values.end !== to) throw new MalformedAnswer('more than an attribute has');
        all(bytes, values.content, to, octets);
      });
      return;
    }
    case 0x73:
      all(bytes, content, end, octets);
      return;
    // Answers to bind, search and extended operations: a result, then parts of their own.
    case 0x61:
    case 0x65:
    case 0x78: {
      const code = element(bytes, content, end, 0x0a);
      if (code.length < 1 || code.length > 2) throw new MalformedAnswer('a result code out of range');
      const matched = element(bytes, code.end, end, octets);
      let next = element(bytes, matched.end, end, octets).end;
      while (next < end) {
        const part = element(bytes, next, end);
        if (part.tag === 0xa3) all(bytes, part.content, part.end, octets);
        else if (part.tag !== 0x87 && part.tag !== 0x8a && part.tag !== 0x8b)
          throw new MalformedAnswer('a part that no result has');
        next = part.end;
      }
      return;
    }
    default:
      throw new MalformedAnswer('an operation that nobody asked for');
  }
}
