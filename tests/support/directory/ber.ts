/** One element of BER with a definite length. */
function element(tag: number, ...content: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), length, body]);
}

/** A number of up to four bytes. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return element(0x02, bytes);
}

/** What fake servers know of a request. */
export interface LdapRequest {
  readonly id: number;
  /** 0x60 bind, 0x63 search, 0x42 unbind, 0x77 extended. */
  readonly tag: number;
  readonly bytes: Buffer;
}

/** The tags of the requests that we send. */
export const requestTags = { bind: 0x60, search: 0x63, unbind: 0x42, extended: 0x77 } as const;

/** Cuts whole requests off the front of a buffer; what is left waits for more. */
export function readRequests(buffer: Buffer): { readonly requests: LdapRequest[]; readonly rest: Buffer } {
  const requests: LdapRequest[] = [];
  let rest = buffer;
  for (;;) {
    const outer = header(rest, 0);
    // A greeting of TLS, for example: nothing of it is a request.
    if (outer && rest[0] !== 0x30) return { requests, rest: Buffer.alloc(0) };
    if (!outer || rest.length < outer.content + outer.length) return { requests, rest };
    const id = header(rest, outer.content);
    if (!id) return { requests, rest };
    const operation = id.content + id.length;
    requests.push({
      id: rest.readUIntBE(id.content, id.length),
      tag: rest.readUInt8(operation),
      bytes: rest.subarray(operation, outer.content + outer.length),
    });
    rest = rest.subarray(outer.content + outer.length);
  }
}

function header(bytes: Buffer, at: number): { readonly content: number; readonly length: number } | undefined {
  if (bytes.length < at + 2) return undefined;
  const first = bytes.readUInt8(at + 1);
  if (first < 0x80) return { content: at + 2, length: first };
  const size = first & 0x7f;
  if (bytes.length < at + 2 + size) return undefined;
  return { content: at + 2 + size, length: bytes.readUIntBE(at + 2, size) };
}

/** A whole message. */
export function message(id: number, operation: Buffer): Buffer {
  return element(0x30, integer(id), operation);
}

/** The result of a request, by the tag of the answer. */
export function result(tag: number, code: number, text = '', ...further: readonly Buffer[]): Buffer {
  return element(tag, element(0x0a, Buffer.from([code])), element(0x04), element(0x04, text), ...further);
}

/** The tags of answers. */
export const answerTags = { bind: 0x61, entry: 0x64, done: 0x65, reference: 0x73, extended: 0x78 } as const;

/** An entry that a search found. */
export function searchEntry(dn: string, attributes: Readonly<Record<string, readonly string[]>>): Buffer {
  const list = Object.entries(attributes).map(([name, values]) =>
    element(0x30, element(0x04, name), element(0x31, ...values.map((value) => element(0x04, value)))),
  );
  return element(answerTags.entry, element(0x04, dn), element(0x30, ...list));
}

/** A continuation reference: "search on over there". */
export function searchReference(...urls: readonly string[]): Buffer {
  return element(answerTags.reference, ...urls.map((url) => element(0x04, url)));
}

/** The referral part of a result. */
export function referral(...urls: readonly string[]): Buffer {
  return element(0xa3, ...urls.map((url) => element(0x04, url)));
}
