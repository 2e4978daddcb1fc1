import type { HealthState } from '../../shared/health.ts';

/** A square picture as 32-bit BGRA rows, what `nativeImage.createFromBitmap` takes. */
export interface Bitmap {
  readonly size: number;
  readonly pixels: Buffer;
}

/** How the program goes, as the icon shows it: in order, worth a look, failed, not open. */
export type Tone = HealthState | 'closed';

/** Blue, green, red, opaque, as bitmaps want them; each is seen on light and on dark bars. The tooltip says the same in words. */
const colours: Readonly<Record<Tone, readonly number[]>> = {
  ok: [0x44, 0x9e, 0x2f, 0xff],
  warning: [0x00, 0x9f, 0xf5, 0xff],
  failed: [0x31, 0x31, 0xe0, 0xff],
  closed: [0x96, 0x8e, 0x86, 0xff],
};

/** The radiation trefoil (ISO 361): a disc of radius R, then three 60° blades from 1.5 R to 5 R; drawn, so that no file must travel along. */
export function trefoil(size: number, tone: Tone): Bitmap {
  const pixels = Buffer.alloc(size * size * 4);
  const centre = (size - 1) / 2;
  const unit = size / 10;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!inTrefoil(column - centre, centre - row, unit)) continue;
      pixels.set(colours[tone], (row * size + column) * 4);
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
