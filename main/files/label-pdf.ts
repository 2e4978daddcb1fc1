import { encode } from 'uqr';
import { fittedLine, type LabelBox, labelLayout, labelLines, labelPlace } from '../../shared/label-layout.ts';
import type { LabelFormat } from '../../shared/labels.ts';
import { type Canvas, drawPdf, type Typefaces } from './pdf-library.ts';

/** One label. */
export interface PrintedLabel {
  /** What its code says. */
  readonly link: string;
  /** The most important one first. */
  readonly lines: readonly string[];
}

/** Labels on their sheets, or one by one from a roll. */
export interface PrintedLabels {
  readonly kind: 'labels';
  readonly language: 'en' | 'fr';
  readonly title: string;
  readonly format: LabelFormat;
  /** Millimetres by which the printer prints too far right and down: everything is drawn as much to the left and up. */
  readonly offset: { readonly x: number; readonly y: number };
  /** Labels of the first sheet that are used up. */
  readonly skip: number;
  readonly copies: number;
  readonly labels: readonly PrintedLabel[];
}

const points = 72 / 25.4;

/** Points of a length in millimetres. */
export function inPoints(millimetres: number): number {
  return millimetres * points;
}

/** The squares of a code: level M at least, and the next ones where they cost no larger code. */
export function codeOf(link: string): readonly (readonly boolean[])[] {
  return encode(link, { ecc: 'M', boostEcc: true, border: 0 }).data;
}

/** The sheets as a PDF in exact millimetres. */
export function labelsToPdf({ format, offset, skip, copies, labels, title, language }: PrintedLabels) {
  const size = [inPoints(format.page.width), inPoints(format.page.height)] as const;
  const perPage = format.columns * format.rows;
  return drawPdf({ width: size[0], height: size[1], title, language }, (canvas, typefaces) => {
    let place = skip;
    for (const label of labels) {
      const code = codeOf(label.link);
      for (let copy = 0; copy < copies; copy += 1) {
        if (place === perPage) {
          canvas.addPage({ size, margin: 0 });
          place = 0;
        }
        const at = labelPlace(format, place);
        drawLabel(canvas, typefaces, { ...at, x: at.x - offset.x, y: at.y - offset.y }, code, label.lines);
        place += 1;
      }
    }
  });
}

function drawLabel(
  canvas: Canvas,
  typefaces: Typefaces,
  at: LabelBox,
  code: readonly (readonly boolean[])[],
  texts: readonly string[],
): void {
  const layout = labelLayout(at, code.length);
  if (!layout) throw new Error('labels that are too small for their code are refused before');
  const module = { width: layout.module, height: layout.module };
  drawCode(canvas, code, { x: at.x + layout.code.x, y: at.y + layout.code.y }, module);
  if (!layout.text) return;
  const { x, y, width, height } = layout.text;
  for (const line of labelLines(height, texts)) {
    const file = line.bold ? typefaces.bold : typefaces.normal;
    const widthOf = (text: string, size: number) => canvas.font(file, size).widthOfString(text) / points;
    const { text, size } = fittedLine(line, width, widthOf);
    canvas.font(file, size).text(text, inPoints(at.x + x), inPoints(at.y + y + line.y), { lineBreak: false });
  }
}

/**
 * Draws the dark modules of a code from its upper left corner, in millimetres: one path of all of them, so that no viewer shows seams between
 * them. A bar code is one row of modules that are as high as its bars.
 */
export function drawCode(
  canvas: Canvas,
  code: readonly (readonly boolean[])[],
  { x, y }: Pick<LabelBox, 'x' | 'y'>,
  { width, height }: Pick<LabelBox, 'width' | 'height'>,
): void {
  code.forEach((row, line) => {
    let start = 0;
    while (start < row.length) {
      let end = start + 1;
      while (end < row.length && row[end] === row[start]) end += 1;
      if (row[start]) {
        canvas.rect(
          inPoints(x + start * width),
          inPoints(y + line * height),
          inPoints((end - start) * width),
          inPoints(height),
        );
      }
      start = end;
    }
  });
  canvas.fill('#000000');
}
