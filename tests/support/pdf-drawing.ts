import { charactersOf, type PdfObjects, pdfObjects } from './pdf-text.ts';

/** A rectangle on a page, millimetres from its left and its upper edge. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text as it stands on a page: its baseline and its height above and below it as rectangle. */
export interface DrawnText extends Drawn {
  readonly text: string;
}

/** A page as it is printed. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Rectangles that are filled, those of one path together. */
  readonly filled: readonly (readonly Drawn[])[];
  readonly outlined: readonly Drawn[];
  /** Straight lines, from and to. */
  readonly lines: readonly { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[];
  readonly texts: readonly DrawnText[];
}

const millimetres = 25.4 / 72;

/** Reads what is drawn in exact places, as pdfmake's drawing writes it. */
export function readDrawing(bytes: Uint8Array): DrawnPage[] {
  const objects = pdfObjects(bytes);
  const fonts = fontsOf(objects);
  return [...objects.values()].flatMap(({ head }) => {
    if (!/\/Type \/Page\n/.test(`${head}\n`)) return [];
    const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '';
    return [pageOf(content, Number(width), Number(height), fonts)];
  });
}

interface Font {
  readonly characters: ReadonlyMap<string, string>;
  readonly widths: readonly number[];
}

function fontsOf(objects: PdfObjects): ReadonlyMap<string, Font> {
  const fonts = new Map<string, Font>();
  const all = [...objects.values()];
  for (const { head } of all) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(id)?.head ?? '';
      const cmap = objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '')?.stream ?? '';
      const descendant = objects.get(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1] ?? '')?.head ?? '';
      const widths = (/\/W \[0 \[([^\]]*)\]\]/.exec(descendant)?.[1] ?? '').trim().split(/\s+/).map(Number);
      fonts.set(name, { characters: charactersOf(cmap), widths });
    }
  }
  return fonts;
}

function pageOf(content: string, width: number, height: number, fonts: ReadonlyMap<string, Font>): DrawnPage {
  const filled: Drawn[][] = [];
  const outlined: Drawn[] = [];
  const lines: { from: readonly [number, number]; to: readonly [number, number] }[] = [];
  const texts: DrawnText[] = [];
  let path: Drawn[] = [];
  let from: readonly [number, number] = [0, 0];
  let font: Font | undefined;
  let size = 0;
  let at: readonly [number, number] = [0, 0];
  for (const line of content.split('\n')) {
    const numbers = line.split(' ').map(Number);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    if (line.endsWith(' re')) path.push(inMillimetres(a, b, c, d));
    else if (line.endsWith(' m')) from = [a * millimetres, b * millimetres];
    else if (line.endsWith(' l')) lines.push({ from, to: [a * millimetres, b * millimetres] });
    else if (line === 'f') {
      filled.push(path);
      path = [];
    } else if (line === 'S') {
      outlined.push(...path);
      path = [];
    } else if (line.endsWith(' Tm')) at = [e, f];
    else if (line.endsWith(' Tf')) {
      font = fonts.get(line.slice(1, line.indexOf(' ')));
      size = Number(line.split(' ')[1]);
    } else if (line.endsWith(' TJ') && font) texts.push(textAt(line, font, size, at, height));
  }
  return { width: width * millimetres, height: height * millimetres, filled, outlined, lines, texts };
}

function textAt(line: string, font: Font, size: number, [x, y]: readonly [number, number], pageHeight: number) {
  let advance = 0;
  let text = '';
  for (const [, glyphs, kerning] of line.matchAll(/<([0-9a-f]+)>|(-?[\d.]+)/gi)) {
    if (kerning !== undefined) advance -= Number(kerning);
    for (const glyph of glyphs?.match(/.{4}/g) ?? []) {
      text += font.characters.get(glyph.toLowerCase()) ?? '';
      advance += font.widths[Number.parseInt(glyph, 16)] ?? 0;
    }
  }
  // Roboto reaches 0.93 of its size above the baseline and 0.24 below it.
  const box = inMillimetres(x, pageHeight - y - 0.93 * size, (advance / 1000) * size, 1.17 * size);
  return { text, ...box };
}

function inMillimetres(x: number, y: number, width: number, height: number): Drawn {
  return {
    x: x * millimetres,
    y: y * millimetres,
    width: width * millimetres,
    height: height * millimetres,
  };
}
