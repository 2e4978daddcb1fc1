/** A decoded picture: red, green, blue and opacity of each pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Makes a picture so small that it fits a square; each new pixel is the mean of those it stands for, on white. Never makes one larger. */
export function shrink({ width, height, data }: Pixels, side: number): Pixels {
  const scale = Math.min(1, side / Math.max(width, height));
  const to = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const out = new Uint8ClampedArray(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    const top = Math.floor((y * height) / to.height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / to.height));
    for (let x = 0; x < to.width; x += 1) {
      const left = Math.floor((x * width) / to.width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / to.width));
      let [red, green, blue, opacity] = [0, 0, 0, 0];
      for (let row = top; row < bottom; row += 1) {
        for (let at = (row * width + left) * 4, end = (row * width + right) * 4; at < end; at += 4) {
          const share = data[at + 3] ?? 0;
          red += (data[at] ?? 0) * share;
          green += (data[at + 1] ?? 0) * share;
          blue += (data[at + 2] ?? 0) * share;
          opacity += share;
        }
      }
      const pixels = (bottom - top) * (right - left);
      // What is not there at all shows the white behind it.
      const white = 255 * (255 * pixels - opacity);
      out.set(
        [red, green, blue].map((sum) => (sum + white) / (255 * pixels)),
        (y * to.width + x) * 4,
      );
      out[(y * to.width + x) * 4 + 3] = 255;
    }
  }
  return { ...to, data: out };
}
