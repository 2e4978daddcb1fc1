import { crc32 } from 'node:zlib';
import { encode } from '../../main/documents/thumbnails/codecs.ts';

/** A photograph of four coloured corners, as a JPEG. */
export async function photo(width: number, height: number): Promise<Buffer> {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      data.set([x < width / 2 ? 220 : 20, y < height / 2 ? 220 : 20, 60, 255], (y * width + x) * 4);
    }
  }
  return Buffer.from(await encode({ width, height, data }, 80));
}

/** The same with what a camera writes: that it was turned by a quarter, and where it stood. */
export function fromCamera(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('49492a00080000000100120103000100000000000000000000004e6f7274682034352e36', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + 6 + tiff.length);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from('ffe1', 'hex'),
    length,
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    jpeg.subarray(2),
  ]);
}

/** A PNG whose header promises this many pixels and that holds none. */
export function emptyPromise(width: number, height: number): Buffer {
  const header = Buffer.from('IHDR\0\0\0\0\0\0\0\0\x08\x06\0\0\0', 'latin1');
  header.writeUInt32BE(width, 4);
  header.writeUInt32BE(height, 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk(header), chunk(Buffer.from('IDAT'))]);
}

/** A part of a PNG: length, type and content, checksum. */
function chunk(bytes: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length - 4);
  sum.writeUInt32BE(crc32(bytes));
  return Buffer.concat([length, bytes, sum]);
}

/** A WebP of one pixel. */
export const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
