import jsQR from 'jsqr';
import type { Drawn } from './pdf-drawing.ts';

/** What a phone reads where these squares are printed. */
export function scannedQr(squares: readonly Drawn[]): string | undefined {
  const left = Math.min(...squares.map(({ x }) => x));
  const top = Math.min(...squares.map(({ y }) => y));
  const right = Math.max(...squares.map(({ x, width }) => x + width));
  // 20 dots for each millimetre: about the resolution of an office printer.
  const scale = 20;
  const side = Math.ceil((right - left + 8) * scale);
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { x, y, width, height } of squares)
    for (let row = Math.round((y - top + 4) * scale); row < Math.round((y - top + 4 + height) * scale); row += 1)
      for (let at = Math.round((x - left + 4) * scale); at < Math.round((x - left + 4 + width) * scale); at += 1)
        pixels.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3);
  // as: the package is CommonJS, and its types speak of a default that Node wraps once more.
  const read = (typeof jsQR === 'function' ? jsQR : (jsQR as { default: typeof jsQR }).default)(pixels, side, side);
  return read?.data;
}
