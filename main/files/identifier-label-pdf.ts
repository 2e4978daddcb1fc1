import type { LabelBox } from '../../shared/label-layout.ts';
import { code128 } from './code128.ts';
import { type IdentifierLabelLayout, identifierLabelLayout } from './identifier-label-layout.ts';
import { codeOf, drawCode, inPoints } from './label-pdf.ts';
import { type Canvas, drawPdf, type Typefaces } from './pdf-library.ts';

/** One label with a study identifier: in words, as a bar code and as a QR code. */
export interface PrintedIdentifier {
  readonly kind: 'identifier';
  readonly language: 'en' | 'fr';
  readonly title: string;
  /** Millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  readonly identifier: string;
}

/** Where things stand on the label of an identifier; null when a code would be too small to be read. */
export function layoutOfIdentifier({ size, identifier }: Pick<PrintedIdentifier, 'size' | 'identifier'>) {
  return identifierLabelLayout(size, code128(identifier).length, codeOf(identifier).length);
}

/** The label as a PDF of one page in exact millimetres. */
export function identifierLabelToPdf(label: PrintedIdentifier): Promise<Uint8Array> {
  const { size, identifier, title, language } = label;
  const layout = layoutOfIdentifier(label);
  if (!layout) throw new Error('labels that are too small for their codes are refused before');
  const page = { width: inPoints(size.width), height: inPoints(size.height), title, language };
  return drawPdf(page, (canvas, typefaces) => {
    drawCodes(canvas, identifier, layout);
    drawText(canvas, typefaces, identifier, layout.text);
  });
}

function drawCodes(canvas: Canvas, identifier: string, layout: IdentifierLabelLayout): void {
  const square = { width: layout.squareModule, height: layout.squareModule };
  drawCode(canvas, codeOf(identifier), layout.square, square);
  drawCode(canvas, [code128(identifier)], layout.bars, { width: layout.barModule, height: layout.bars.height });
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
