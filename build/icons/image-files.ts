import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from './mark.ts';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Encodes a picture as PNG (ISO/IEC 15948): true colour with alpha, no filters. */
export function pngOf({ size, pixels }: Picture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    pngSignature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rowsOf({ size, pixels }), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The scan lines of a PNG before compression: each with the number of its filter, 0, in front. */
export function rowsOf({ size, pixels }: Picture): Buffer {
  const rows = Array.from({ length: size }, (_, row) => [
    Buffer.from([0]),
    pixels.subarray(row * size * 4, (row + 1) * size * 4),
  ]);
  return Buffer.concat(rows.flat());
}

/** Puts PNG pictures into one Windows icon file; the biggest size that it can hold is 256. */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => ({ size: picture.size, png: pngOf(picture) }));
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length + images.length * 16;
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // 256 does not fit into the byte and is written as 0.
    entry.set([size % 256, size % 256], 0);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...images.map(({ png }) => png)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
