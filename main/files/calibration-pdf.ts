import { labelPlace } from '../../shared/label-layout.ts';
import { calibrationMark, type LabelFormat } from '../../shared/labels.ts';
import { inPoints } from './label-pdf.ts';
import { type Canvas, drawPdf, type Typefaces } from './pdf-library.ts';

/** A page to measure by how much a printer is off. */
export interface PrintedCalibration {
  readonly kind: 'calibration';
  readonly language: 'en' | 'fr';
  readonly title: string;
  readonly format: LabelFormat;
  /** As for labels: with an offset the page shows whether it is right. */
  readonly offset: { readonly x: number; readonly y: number };
  /** How to measure; only on pages with room for it. */
  readonly words: readonly string[];
}

const ink = '#000000';
const faint = '#8a949b';

/** Outlines of the labels, and two rulers that meet in a cross, as a PDF in exact millimetres. */
export function calibrationToPdf({ format, offset, title, language, words }: PrintedCalibration): Promise<Uint8Array> {
  const { page } = format;
  const size = { width: inPoints(page.width), height: inPoints(page.height) };
  return drawPdf({ ...size, title, language }, (canvas, typefaces) => {
    const at = (x: number, y: number) => [inPoints(x - offset.x), inPoints(y - offset.y)] as const;
    outlines(canvas, format, at);
    const mark = calibrationMark(format);
    ruler(canvas, typefaces, page.width, mark, (along, across) => at(along, mark + across));
    ruler(canvas, typefaces, page.height, mark, (along, across) => at(mark + across, along));
    // On a label there is room for the rulers only.
    if (format.kind === 'sheet') explain(canvas, typefaces, page.width, words, at);
  });
}

type At = (x: number, y: number) => readonly [number, number];

function outlines(canvas: Canvas, format: LabelFormat, at: At): void {
  canvas.lineWidth(0.5).dash(2, { space: 2 });
  for (let index = 0; index < format.columns * format.rows; index += 1) {
    const { x, y, width, height } = labelPlace(format, index);
    canvas.rect(...at(x, y), inPoints(width), inPoints(height)).stroke(faint);
  }
  canvas.undash();
}

/** A line with a stroke at each millimetre from the edge of the page, numbered in tens; the mark to measure to is bold. */
function ruler(canvas: Canvas, typefaces: Typefaces, length: number, mark: number, at: At): void {
  const last = Math.floor(length - 3);
  canvas
    .lineWidth(0.3)
    .moveTo(...at(3, 0))
    .lineTo(...at(last, 0))
    .stroke(ink);
  for (let along = 3; along <= last; along += 1) {
    const stroke = along === mark ? 6 : along % 10 === 0 ? 3 : along % 5 === 0 ? 2 : 1;
    canvas
      .lineWidth(along === mark ? 1 : 0.3)
      .moveTo(...at(along, -stroke))
      .lineTo(...at(along, stroke))
      .stroke(ink);
    if (along % 10 === 0 && along !== mark) {
      const [x, y] = at(along, 3.4);
      canvas
        .fillColor(ink)
        .font(typefaces.normal, 6)
        .text(String(along), x + 1, y + 1, { lineBreak: false });
    }
  }
}

function explain(canvas: Canvas, typefaces: Typefaces, width: number, words: readonly string[], at: At): void {
  const box = { x: 45, y: 45, width: width - 75, line: 12 };
  canvas.rect(...at(box.x - 4, box.y - 4), inPoints(box.width + 8), inPoints(words.length * box.line + 6));
  canvas.fill('#ffffff');
  words.forEach((line, index) => {
    canvas
      .fillColor(ink)
      .font(index === 0 ? typefaces.bold : typefaces.normal, index === 0 ? 13 : 9.5)
      .text(line, ...at(box.x, box.y + index * box.line), { width: inPoints(box.width) });
  });
}
