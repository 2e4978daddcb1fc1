import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { icoOf, rowsOf } from '../../build/icons/image-files.ts';
import { drawMark } from '../../build/icons/mark.ts';
import { linuxSizes, webIcons, windowsSizes } from '../../build/icons/sizes.ts';
import { root } from '../../build/root.ts';

const icons = join(root, 'build', 'icons');

/** The pixels of a PNG that starts at an offset of a file: its third chunk is the picture. */
function pixelsOf(file: Buffer, start = 0): Buffer {
  const head = start + 8 + 12 + 13;
  return inflateSync(file.subarray(head + 8, head + 8 + file.readUInt32BE(head)));
}

describe('the icons', () => {
  it.each(linuxSizes)('%i pixels: what is committed is what is drawn', (size) => {
    const file = readFileSync(join(icons, `${size}x${size}.png`));
    expect(file.readUInt32BE(16)).toBe(size);
    expect(pixelsOf(file).equals(rowsOf(drawMark(size)))).toBe(true);
  });

  it.each(webIcons)('$name of the web app: what is committed is what is drawn', ({ name, size, ground }) => {
    const file = readFileSync(join(icons, 'web', `${name}.png`));
    expect(file.readUInt32BE(16)).toBe(size);
    expect(pixelsOf(file).equals(rowsOf(drawMark(size, ground)))).toBe(true);
  });

  it('holds every size that Windows asks for', () => {
    const file = readFileSync(join(icons, 'icon.ico'));
    expect(file.length).toBe(icoOf(windowsSizes.map((size) => drawMark(size))).length);
    const entries = windowsSizes.map((_, index) => 6 + index * 16);
    expect(entries.map((entry) => file.readUInt8(entry) || 256)).toEqual(windowsSizes);
    for (const [index, entry] of entries.entries()) {
      const drawn = rowsOf(drawMark(windowsSizes[index] ?? 0));
      expect(pixelsOf(file, file.readUInt32LE(entry + 12)).equals(drawn)).toBe(true);
    }
  });
});
