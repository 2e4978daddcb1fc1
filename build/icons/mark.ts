/** A square picture: 8-bit red, green, blue, alpha, row by row. */
export interface Picture {
  readonly size: number;
  readonly pixels: Buffer;
}

type Colour = readonly [red: number, green: number, blue: number];

/** The mark is laid out on a field of this many units. */
const field = 32;
const teal: Colour = [0x0f, 0x61, 0x6f];
const white: Colour = [0xff, 0xff, 0xff];
const corner = 8;
const centre = { x: 16, y: 17.5 };
const dial = { radius: 9.5, width: 2.8, openHalfAngle: 50 };
const needle = { x: 20.6, y: 11.4, width: 2.4 };
const hub = 2.7;
/** Points looked at per pixel and direction, for smooth edges. */
const samples = 4;

/**
 * Draws the product's mark: a measuring dial on a rounded square, or on a full one where the system cuts its own shape out of it
 * (the dial stays within the circle of 80 % that every shape leaves).
 */
export function drawMark(size: number, ground: 'rounded' | 'full' = 'rounded'): Picture {
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      pixels.set(pixelAt(column, row, field / size, ground), (row * size + column) * 4);
    }
  }
  return { size, pixels };
}

function pixelAt(column: number, row: number, unit: number, ground: 'rounded' | 'full'): number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = (column + ((sample % samples) + 0.5) / samples) * unit;
    const y = (row + (Math.floor(sample / samples) + 0.5) / samples) * unit;
    const colour = ground === 'full' || inSquare(x, y) ? colourAt(x, y) : undefined;
    if (colour === undefined) continue;
    covered += 1;
    for (const [index, value] of colour.entries()) sum[index] = (sum[index] ?? 0) + value;
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / covered)), Math.round((255 * covered) / samples ** 2)];
}

function colourAt(x: number, y: number): Colour {
  return inDial(x, y) || inNeedle(x, y) || Math.hypot(x - centre.x, y - centre.y) <= hub ? white : teal;
}

function inSquare(x: number, y: number): boolean {
  const beyond = (at: number): number => Math.max(corner - at, at - (field - corner), 0);
  return Math.hypot(beyond(x), beyond(y)) <= corner;
}

/** A ring that is open below. */
function inDial(x: number, y: number): boolean {
  const fromRing = Math.abs(Math.hypot(x - centre.x, y - centre.y) - dial.radius);
  const fromBottom = Math.abs((Math.atan2(x - centre.x, y - centre.y) * 180) / Math.PI);
  return fromRing <= dial.width / 2 && fromBottom >= dial.openHalfAngle;
}

function inNeedle(x: number, y: number): boolean {
  const along = { x: needle.x - centre.x, y: needle.y - centre.y };
  const share = ((x - centre.x) * along.x + (y - centre.y) * along.y) / (along.x ** 2 + along.y ** 2);
  const nearest = Math.min(1, Math.max(0, share));
  return Math.hypot(x - centre.x - nearest * along.x, y - centre.y - nearest * along.y) <= needle.width / 2;
}
