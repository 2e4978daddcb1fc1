import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code128 } from '../../main/files/code128.ts';
import { layoutOfIdentifier } from '../../main/files/identifier-label-pdf.ts';
import { printableToPdf } from '../../main/files/printable.ts';
import type { LabelDots } from '../../shared/patient-labels.ts';
import { formatStudyIdentifier } from '../../shared/study-identifier.ts';
import { readCode128 } from '../support/code128-reader.ts';
import { type Drawn, type DrawnPage, readDrawing } from '../support/pdf-drawing.ts';
import { scannedQr } from '../support/qr-reader.ts';

const identifier = fc
  .tuple(
    fc.stringMatching(/^[A-Z][A-Z0-9]{1,19}$/),
    fc.integer({ min: 1900, max: 9999 }),
    fc.integer({ min: 1, max: 9_999_999 }),
  )
  .map(([prefix, year, number]) => formatStudyIdentifier(prefix, year, number));

/** Modules as rectangles of one millimetre. */
function drawn(modules: readonly boolean[]): Drawn[] {
  return modules
    .flatMap((dark, x) => (dark ? [{ x, y: 0, width: 1, height: 10 }] : []))
    .reduce<Drawn[]>((bars, bar) => {
      const last = bars.at(-1);
      if (last && last.x + last.width === bar.x) bars[bars.length - 1] = { ...last, width: last.width + 1 };
      else bars.push(bar);
      return bars;
    }, []);
}

async function printed(
  text: string,
  [width, height]: readonly [number, number],
  dots: LabelDots,
  offset = { x: 0, y: 0 },
): Promise<DrawnPage> {
  const bytes = await printableToPdf({
    kind: 'identifier',
    language: 'en',
    title: 'Label',
    size: { width, height },
    offset,
    dots,
    identifier: text,
  });
  const pages = readDrawing(bytes);
  expect(pages).toHaveLength(1);
  return pages[0] as DrawnPage;
}

describe('a bar code', () => {
  it('says what it was made of, by the table of the standard', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{1,40}$/), (text) => {
        expect(readCode128(drawn(code128(text)))).toBe(text);
      }),
    );
  });

  it('writes digits in pairs, so that an identifier stays short', () => {
    expect(code128('ONCOCENTRE_2025_00015').length).toBeLessThan(code128('ONCOCENTRE_YYYY_NNNNN').length);
  });

  it.each(['', 'é', 'a\u0000b', 'a\nb'])('is not made of %j', (text) => {
    expect(() => code128(text)).toThrow('printable ASCII');
  });
});

const usual = 'ONCOCENTRE_2025_00015';

/** How many dots of the printer the narrowest bar is wide. */
function dotsOf(bars: readonly Drawn[], dots: LabelDots): number {
  return (Math.min(...bars.map(({ width }) => width)) * dots) / 25.4;
}

describe('a label of an identifier', () => {
  it.each([
    [50, 25, 300, usual],
    [70, 36, 300, usual],
    [89, 36, 300, usual],
    [70, 36, 203, usual],
    [89, 36, 203, usual],
    [50, 25, 203, 'ONC_2025_00015'],
  ] as const)(
    'of %d × %d mm at %d dots to the inch reads back from both codes and keeps to its edges',
    async (width, height, dots, text) => {
      const page = await printed(text, [width, height], dots);
      expect([page.width, page.height]).toEqual([expect.closeTo(width, 1), expect.closeTo(height, 1)]);
      const [squares = [], bars = []] = page.filled;
      expect(scannedQr(squares)).toBe(text);
      expect(readCode128(bars)).toBe(text);
      expect(page.texts.map((line) => line.text).join('')).toBe(text);
      for (const { x, y, width: wide, height: high } of [...squares, ...bars, ...page.texts]) {
        expect(Math.min(x, y, width - x - wide, height - y - high)).toBeGreaterThanOrEqual(1.99);
      }
      const module = Math.min(...bars.map((bar) => bar.width));
      const left = Math.min(...bars.map(({ x }) => x));
      expect(left).toBeGreaterThanOrEqual(10 * module - 0.01);
      // Whole dots, two at least.
      expect(dotsOf(bars, dots)).toBeCloseTo(Math.max(2, Math.round(dotsOf(bars, dots))), 1);
    },
  );

  it.each([203, 300] as const)(
    'never overlaps and never cuts at %d dots to the inch, whatever the identifier',
    async (dots) => {
      await fc.assert(
        fc.asyncProperty(
          identifier,
          fc.constantFrom([50, 25] as const, [57, 32] as const, [70, 36] as const, [89, 36] as const),
          async (text, size) => {
            const { filled, texts } = await printed(text, size, dots);
            const [squares = [], bars] = filled;
            expect([scannedQr(squares), texts.map((line) => line.text).join('')]).toEqual([text, text]);
            if (bars !== undefined) expect(readCode128(bars)).toBe(text);
            const nearest = Math.min(...squares.map(({ x }) => x));
            expect(Math.max(...texts.map((line) => line.x + line.width))).toBeLessThan(nearest);
            const top = Math.min(size[1], ...(bars ?? []).map(({ y }) => y));
            expect(Math.max(...[...squares, ...texts].map(({ y, height: high }) => y + high))).toBeLessThan(top);
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  it('has a larger QR code instead of bars that scanners could not read', async () => {
    const [with300, with203] = [await printed(usual, [50, 25], 300), await printed(usual, [50, 25], 203)];
    const sideOf = ({ filled: [squares = []] }: DrawnPage) =>
      Math.max(...squares.map(({ x, width }) => x + width)) - Math.min(...squares.map(({ x }) => x));
    expect(with300.filled).toHaveLength(2);
    expect(with203.filled).toHaveLength(1);
    expect(scannedQr(with203.filled[0] ?? [])).toBe(usual);
    expect(sideOf(with203)).toBeGreaterThan(1.5 * sideOf(with300));
    const size = { width: 50, height: 25 };
    const long = 'ABCDEFGHIJKLMNOPQRST_2025_00001';
    for (const dots of [203, 300] as const)
      expect(layoutOfIdentifier({ size, identifier: long, dots })).toMatchObject({ bars: null });
  });

  it('makes up for what the printer is off', async () => {
    const straight = await printed(usual, [89, 36], 203);
    const moved = await printed(usual, [89, 36], 203, { x: 1.5, y: -0.5 });
    const places = ({ filled, texts }: DrawnPage) => [...filled.flat(), ...texts].map(({ x, y }) => [x, y] as const);
    const expected = places(straight).map(([x, y]) => [expect.closeTo(x - 1.5, 1), expect.closeTo(y + 0.5, 1)]);
    expect(places(moved)).toEqual(expected);
    expect(moved.width).toBe(straight.width);
  });

  it('is refused where its QR code would be too small, or nothing is left for words', () => {
    for (const size of [
      { width: 23, height: 23 },
      { width: 50, height: 10 },
    ])
      expect(layoutOfIdentifier({ size, identifier: usual, dots: 300 })).toBeNull();
  });
});
