import type { LabelBox } from '../../shared/label-layout.ts';
import type { LabelDots } from '../../shared/patient-labels.ts';
import { code128 } from './code128.ts';
import { type IdentifierLabelLayout, identifierLabelLayout } from './identifier-label-layout.ts';
import { codeOf, drawCode, inPoints } from './label-pdf.ts';
import { type Canvas, drawPdf, type Typefaces } from './pdf-library.ts';

/** One label with a study identifier: in words, as a QR code, and as a bar code where it can be read. */
export interface PrintedIdentifier {
  readonly kind: 'identifier';
  readonly language: 'en' | 'fr';
  readonly title: string;
  /** Millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  /** Millimetres by which the printer prints too far right and down: everything is drawn as much to the left and up. */
  readonly offset: { readonly x: number; readonly y: number };
  /** Dots to the inch of the printer. */
  readonly dots: LabelDots;
  readonly identifier: string;
}

/** Where things stand on the label of an identifier; null when a code would be too small to be read. */
export function layoutOfIdentifier({
  size,
  identifier,
  dots,
}: Pick<PrintedIdentifier, 'size' | 'identifier' | 'dots'>) {
  return identifierLabelLayout(size, { bars: code128(identifier).length, squares: codeOf(identifier).length }, dots);
}

/** The label as a PDF of one page in exact millimetres. */
export function identifierLabelToPdf(label: PrintedIdentifier): Promise<Uint8Array> {
  const { size, offset, identifier, title, language } = label;
  const layout = layoutOfIdentifier(label);
  if (!layout) throw new Error('labels that are too small for their codes are refused before');
  const page = { width: inPoints(size.width), height: inPoints(size.height), title, language };
  return drawPdf(page, (canvas, typefaces) => {
    const at = (box: LabelBox): LabelBox => ({ ...box, x: box.x - offset.x, y: box.y - offset.y });
    drawCodes(canvas, identifier, layout, at);
    drawText(canvas, typefaces, identifier, at(layout.text));
  });
}

function drawCodes(
  canvas: Canvas,
  identifier: string,
  layout: IdentifierLabelLayout,
  at: (box: LabelBox) => LabelBox,
): void {
  const square = { width: layout.squareModule, height: layout.squareModule };
  drawCode(canvas, codeOf(identifier), at(layout.square), square);
  if (layout.bars === null) return;
  const { box, module } = layout.bars;
  drawCode(canvas, [code128(identifier)], at(box), { width: module, height: box.height });
}

/** Type sizes in points. */
const largestPrefix = 13;
const largestNumber = 26;

/** Height of a line in type sizes. */
const leading = 1.17;

/** The prefix, and below it year and number, which people look for; smaller type where it is long, but never cut. */
function drawText(canvas: Canvas, typefaces: Typefaces, identifier: string, box: LabelBox): void {
  const at = identifier.indexOf('_') + 1;
  const width = inPoints(box.width);
  const height = inPoints(box.height);
  const lines = [
    {
      text: identifier.slice(0, at),
      file: typefaces.normal,
      largest: Math.min(largestPrefix, (height * 0.35) / leading),
    },
    { text: identifier.slice(at), file: typefaces.bold, largest: Math.min(largestNumber, (height * 0.65) / leading) },
  ].map(({ text, file, largest }) => {
    const natural = canvas.font(file, largest).widthOfString(text);
    return { text, file, size: natural <= width ? largest : (largest * width) / natural };
  });
  const total = lines.reduce((sum, { size }) => sum + size * leading, 0);
  let y = inPoints(box.y) + (height - total) / 2;
  for (const { text, file, size } of lines) {
    canvas.fillColor('#000000').font(file, size).text(text, inPoints(box.x), y, { lineBreak: false });
    y += size * leading;
  }
}
