import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icoOf, pngOf } from './image-files.ts';
import { drawMark } from './mark.ts';
import { linuxSizes, windowsSizes } from './sizes.ts';

// Run by hand after a change to the mark; the pictures are committed, so that packaging draws nothing.
for (const size of linuxSizes) writeFileSync(join(import.meta.dirname, `${size}x${size}.png`), pngOf(drawMark(size)));
writeFileSync(join(import.meta.dirname, 'icon.ico'), icoOf(windowsSizes.map(drawMark)));
