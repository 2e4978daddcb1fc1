/** One element of DER. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
  /** With its tag and length. */
  readonly whole: Buffer;
}

/** The elements that stand one behind the other in DER bytes. @throws Error where a length points outside */
export function elements(bytes: Buffer): readonly DerElement[] {
  const found: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const short = bytes[at + 1] ?? 0x80;
    const count = short > 0x80 ? short & 0x7f : 0;
    if (short === 0x80 || count > 4) throw new Error('a length that DER does not have');
    const start = at + 2 + count;
    const length = count === 0 ? short : bytes.readUIntBE(at + 2, count);
    if (start + length > bytes.length) throw new Error('a length beyond the end');
    found.push({ tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return found;
}
