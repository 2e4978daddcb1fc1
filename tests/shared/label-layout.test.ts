import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelFormats } from '../../main/labels/formats.ts';
import { type LabelBox, labelLayout, labelLines, labelPlace } from '../../shared/label-layout.ts';

const tolerance = 1e-6;

function inside({ x, y, width, height }: LabelBox, outer: { readonly width: number; readonly height: number }) {
  return (
    x >= -tolerance && y >= -tolerance && x + width <= outer.width + tolerance && y + height <= outer.height + tolerance
  );
}

function apart(one: LabelBox, other: LabelBox) {
  const besides = (a: LabelBox, b: LabelBox) => a.x + a.width <= b.x + tolerance || a.y + a.height <= b.y + tolerance;
  return besides(one, other) || besides(other, one);
}

describe('the labels that can be printed', () => {
  test.each(labelFormats.map((format) => [format.name, format] as const))(
    '%s lies on its page, none on another',
    (_name, format) => {
      const places = Array.from({ length: format.columns * format.rows }, (_, index) => labelPlace(format, index));
      for (const [index, place] of places.entries()) {
        expect(inside(place, format.page), `label ${index + 1}`).toBe(true);
        for (const other of places.slice(index + 1)) expect(apart(place, other)).toBe(true);
      }
      // The longest name that DNS allows on a machine of a clinic still gets a code that can be read.
      expect(labelLayout(format.label, 41)).not.toBeNull();
    },
  );
});

describe('the layout of a label', () => {
  test('keeps code, white edge and words on the label and apart, whatever its size', () => {
    const size = fc.double({ min: 10, max: 210, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 12 }), (width, height, version) => {
        const modules = 17 + 4 * version;
        const layout = labelLayout({ width, height }, modules);
        if (!layout)
          return Math.min(width, height) / (modules + 8) < 0.35 || (Math.min(width, height) - 4) / modules < 0.35;
        const { module, code, text } = layout;
        const white = {
          x: code.x - 4 * module,
          y: code.y - 4 * module,
          width: code.width + 8 * module,
          height: code.height + 8 * module,
        };
        expect(module).toBeGreaterThanOrEqual(0.35);
        expect(inside(white, { width, height })).toBe(true);
        if (text) {
          expect(inside(text, { width, height })).toBe(true);
          expect(apart(text, white)).toBe(true);
        }
        return true;
      }),
    );
  });

  test('keeps every line within its height, in type that can be read, and leaves out what has no room', () => {
    fc.assert(
      fc.property(fc.double({ min: 4, max: 80, noNaN: true }), fc.integer({ min: 1, max: 7 }), (height, count) => {
        const lines = labelLines(
          height,
          Array.from({ length: count }, (_, index) => `line ${index}`),
        );
        expect(lines.length).toBeGreaterThan(0);
        const bottoms = lines.map(({ y, size }) => y + (size * 1.25 * 25.4) / 72);
        lines.forEach(({ y, size }, index) => {
          expect(y).toBeGreaterThanOrEqual((bottoms[index - 1] ?? 0) - tolerance);
          if (lines.length > 1) expect(size).toBeGreaterThanOrEqual(5);
        });
        expect(bottoms.at(-1)).toBeLessThanOrEqual(height + tolerance);
      }),
    );
  });

  test('refuses a label on which no phone could read the code', () => {
    expect(labelLayout({ width: 25.4, height: 10 }, 33)).toBeNull();
  });
});
