import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Writes a zip file front to back; nothing but the present piece and the table of contents lies in memory. */
export interface ZipWriter {
  /** Begins a file; the one before has ended. */
  begin(name: string): void;
  /** Adds text to the open file. */
  add(text: string): void;
  end(): void;
  /** Writes the table of contents. */
  finish(): void;
}

interface Written {
  readonly name: Uint8Array;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** Characters that are packed at a time. */
const pieceLength = 131_072;
/** Rows of a sheet resemble each other: more effort gains little. */
const level = 4;
/** Beyond this the numbers of a plain zip file do not reach. */
const maxBytes = 0xffffffff;
/** An empty last block, which ends what was packed in pieces. */
const lastBlock = Uint8Array.of(0x03, 0x00);
/** Sizes follow after the bytes; names are UTF-8. */
const flags = 0x0808;
/** Deflate, as version 2.0 knows it. */
const version = 20;
const deflated = 8;

/**
 * A zip file into `write`, packed in pieces by the native library: each piece ends on a whole byte, so that their row is one deflate stream.
 * @param at the local time that its files bear
 * @throws Error when it grows past 4 GB
 */
export function createZipWriter(write: (bytes: Uint8Array) => void, at: Date): ZipWriter {
  const encoder = new TextEncoder();
  const written: Written[] = [];
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = (Math.max(0, at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  let offset = 0;
  let waiting = '';
  let open: { name: Uint8Array; offset: number; crc: number; packed: number; unpacked: number } | undefined;

  function put(bytes: Uint8Array): void {
    offset += bytes.length;
    if (offset > maxBytes) throw new Error('a workbook cannot be larger than 4 GB');
    write(bytes);
  }

  function pack(): void {
    if (!open || waiting === '') return;
    const bytes = encoder.encode(waiting);
    waiting = '';
    const packed = deflateRawSync(bytes, { level, finishFlush: constants.Z_SYNC_FLUSH });
    open.crc = crc32(bytes, open.crc);
    open.unpacked += bytes.length;
    open.packed += packed.length;
    put(packed);
  }

  return {
    begin(path) {
      const name = encoder.encode(path);
      open = { name, offset, crc: 0, packed: 0, unpacked: 0 };
      put(
        record(
          [
            [4, 0x04034b50],
            [2, version],
            [2, flags],
            [2, deflated],
            [2, time],
            [2, date],
            [4, 0],
            [4, 0],
            [4, 0],
            [2, name.length],
            [2, 0],
          ],
          name,
        ),
      );
    },
    add(text) {
      waiting += text;
      if (waiting.length >= pieceLength) pack();
    },
    end() {
      if (!open) return;
      pack();
      put(lastBlock);
      open.packed += lastBlock.length;
      const { crc, packed, unpacked } = open;
      put(
        record([
          [4, 0x08074b50],
          [4, crc],
          [4, packed],
          [4, unpacked],
        ]),
      );
      written.push(open);
      open = undefined;
    },
    finish() {
      const start = offset;
      for (const { name, offset: from, crc, packed, unpacked } of written) {
        put(
          record(
            [
              [4, 0x02014b50],
              [2, version],
              [2, version],
              [2, flags],
              [2, deflated],
              [2, time],
              [2, date],
              [4, crc],
              [4, packed],
              [4, unpacked],
              [2, name.length],
              [2, 0],
              [2, 0],
              [2, 0],
              [2, 0],
              [4, 0],
              [4, from],
            ],
            name,
          ),
        );
      }
      put(
        record([
          [4, 0x06054b50],
          [2, 0],
          [2, 0],
          [2, written.length],
          [2, written.length],
          [4, offset - start],
          [4, start],
          [2, 0],
        ]),
      );
    },
  };
}

/** Numbers of two or four bytes, the least significant first, and what follows them. */
function record(fields: readonly (readonly [bytes: 2 | 4, value: number])[], rest?: Uint8Array): Uint8Array {
  const head = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const result = new Uint8Array(head + (rest?.length ?? 0));
  const view = new DataView(result.buffer);
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  if (rest) result.set(rest, head);
  return result;
}
