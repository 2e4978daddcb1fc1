import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code128 } from '../../main/files/code128.ts';
import { layoutOfIdentifier } from '../../main/files/identifier-label-pdf.ts';
import { printableToPdf } from '../../main/files/printable.ts';
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

async function printed(text: string, width: number, height: number): Promise<DrawnPage> {
  const bytes = await printableToPdf({
    kind: 'identifier',
    language: 'en',
    title: 'Label',
    size: { width, height },
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

describe('a label of an identifier', () => {
  it.each([
    [50, 25],
    [70, 36],
    [89, 36],
  ])('of %d × %d mm reads back from both codes and keeps to its edges', async (width, height) => {
    const page = await printed('ONCOCENTRE_2025_00015', width, height);
    expect([page.width, page.height]).toEqual([expect.closeTo(width, 1), expect.closeTo(height, 1)]);
    const [squares = [], bars = []] = page.filled;
    expect(scannedQr(squares)).toBe('ONCOCENTRE_2025_00015');
    expect(readCode128(bars)).toBe('ONCOCENTRE_2025_00015');
    expect(page.texts.map(({ text }) => text).join('')).toBe('ONCOCENTRE_2025_00015');
    for (const { x, y, width: wide, height: high } of [...squares, ...bars, ...page.texts]) {
      expect(Math.min(x, y, width - x - wide, height - y - high)).toBeGreaterThanOrEqual(1.99);
    }
    const module = Math.min(...bars.map((bar) => bar.width));
    const left = Math.min(...bars.map(({ x }) => x));
    expect(left).toBeGreaterThanOrEqual(10 * module);
    // Whole dots of printers with 300 or 203 dots to the inch.
    expect(
      [300, 203].some((dots) => Math.abs(((module * dots) / 25.4) % 1) < 0.01 || ((module * dots) / 25.4) % 1 > 0.99),
    ).toBe(true);
  });

  it('never overlaps and never cuts, whatever the identifier', async () => {
    await fc.assert(
      fc.asyncProperty(
        identifier,
        fc.constantFrom([70, 36] as const, [89, 36] as const),
        async (text, [width, height]) => {
          const { filled, texts } = await printed(text, width, height);
          const [squares = [], bars = []] = filled;
          expect([scannedQr(squares), readCode128(bars), texts.map((line) => line.text).join('')]).toEqual([
            text,
            text,
            text,
          ]);
          const nearest = Math.min(...squares.map(({ x }) => x));
          expect(Math.max(...texts.map((line) => line.x + line.width))).toBeLessThan(nearest);
          const top = Math.min(...bars.map(({ y }) => y));
          expect(Math.max(...[...squares, ...texts].map(({ y, height: high }) => y + high))).toBeLessThan(top);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is refused where its bars would be too narrow for scanners', () => {
    const size = { width: 50, height: 25 };
    expect(layoutOfIdentifier({ size, identifier: 'ABCDEFGHIJKLMNOPQRST_2025_00001' })).toBeNull();
    expect(layoutOfIdentifier({ size, identifier: 'ONCOCENTRE_2025_00001' })).not.toBeNull();
  });
});
