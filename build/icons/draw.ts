import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icoOf, pngOf } from './image-files.ts';
import { drawMark } from './mark.ts';
import { linuxSizes, webIcons, windowsSizes } from './sizes.ts';

// Run by hand after a change to the mark; the pictures are committed, so that packaging draws nothing.
for (const size of linuxSizes) writeFileSync(join(import.meta.dirname, `${size}x${size}.png`), pngOf(drawMark(size)));
writeFileSync(join(import.meta.dirname, 'icon.ico'), icoOf(windowsSizes.map((size) => drawMark(size))));
mkdirSync(join(import.meta.dirname, 'web'), { recursive: true });
for (const { name, size, ground } of webIcons)
  writeFileSync(join(import.meta.dirname, 'web', `${name}.png`), pngOf(drawMark(size, ground)));
