/** A square picture as 32-bit BGRA rows, what `nativeImage.createFromBitmap` takes. */
export interface Bitmap {
  readonly size: number;
  readonly pixels: Buffer;
}

/** The radiation trefoil (ISO 361): a disc of radius R, then three 60° blades from 1.5 R to 5 R; drawn, so that no file must travel along. */
export function trefoil(size: number): Bitmap {
  const pixels = Buffer.alloc(size * size * 4);
  const centre = (size - 1) / 2;
  const unit = size / 10;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!inTrefoil(column - centre, centre - row, unit)) continue;
      // Blue, green, red, opaque: an amber that is seen on light and dark bars.
      pixels.set([0x00, 0x9f, 0xf5, 0xff], (row * size + column) * 4);
    }
  }
  return { size, pixels };
}

function inTrefoil(x: number, y: number, unit: number): boolean {
  const distance = Math.hypot(x, y);
  if (distance <= unit) return true;
  if (distance < 1.5 * unit || distance > 5 * unit) return false;
  // Blades are centred on 30°, 150° and 270°.
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  return Math.cos(((degrees - 30) * 3 * Math.PI) / 180) > 0;
}
