import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A piece of a document, as far as ours have them. */
export type Piece =
  | { readonly text: string; readonly style?: string; readonly margin?: Margin; readonly alignment?: 'right' }
  | {
      readonly columns: readonly (Piece & { readonly width?: '*' | number })[];
      readonly columnGap?: number;
      readonly margin?: Margin;
    }
  | { readonly stack: readonly Piece[] }
  /** A picture as a `data:` address, as large as fits into these points. */
  | { readonly image: string; readonly fit: readonly [number, number]; readonly alignment?: 'right' }
  | { readonly qr: string; readonly fit: number; readonly margin?: Margin }
  | { readonly table: Table; readonly layout: TableLayout };

/** Left, top, right, bottom in points. */
export type Margin = readonly [number, number, number, number];

interface Table {
  readonly headerRows: number;
  readonly dontBreakRows: boolean;
  readonly widths: readonly (number | '*')[];
  readonly body: readonly (readonly (string | Piece)[])[];
}

interface TableLayout {
  hLineWidth(): number;
  vLineWidth(): number;
  hLineColor(): string;
  paddingLeft(): number;
  paddingRight(): number;
  paddingTop(): number;
  paddingBottom(): number;
}

interface Style {
  readonly font?: string;
  readonly fontSize?: number;
  readonly lineHeight?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly margin?: Margin;
}

/** What stands across every page, from corner to corner. */
interface Watermark {
  readonly text: string;
  readonly color: string;
  readonly opacity: number;
  readonly bold: boolean;
}

/** A document, as far as ours say something. */
export interface PdfDefinition {
  readonly pageSize: 'LETTER';
  readonly pageOrientation?: 'landscape';
  readonly watermark?: Watermark;
  readonly pageMargins: Margin;
  readonly info: Readonly<Record<'title' | 'creator' | 'producer', string>>;
  readonly language: string;
  readonly defaultStyle: Style;
  readonly styles: Readonly<Record<string, Style>>;
  readonly content: readonly Piece[];
  header?(page: number): Piece;
  footer(page: number, pages: number): Piece;
}

interface PdfMake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allowed: (url: string) => boolean): void;
  setLocalAccessPolicy(allowed: (path: string) => boolean): void;
  createPdf(definition: PdfDefinition | DrawnDefinition): {
    getBuffer(): Promise<Uint8Array>;
    getStream(): Promise<Canvas & WithPreferences>;
  };
}

/** Pages that are drawn in exact places, as far as ours say something. */
interface DrawnDefinition {
  readonly version: '1.7';
  readonly displayTitle: true;
  readonly pageSize: { width: number; height: number };
  readonly pageMargins: Margin;
  readonly info: PdfDefinition['info'];
  readonly language: string;
  readonly defaultStyle: Style;
  readonly content: readonly Piece[];
}

/** The part of the file that tells a viewer how to print it. */
interface WithPreferences {
  readonly _root: { readonly data: { readonly ViewerPreferences: { readonly data: Record<string, unknown> } } };
}

/** What is drawn on, in points from the upper left corner of the page. */
export interface Canvas {
  addPage(page: { readonly size: readonly [number, number]; readonly margin: 0 }): Canvas;
  rect(x: number, y: number, width: number, height: number): Canvas;
  moveTo(x: number, y: number): Canvas;
  lineTo(x: number, y: number): Canvas;
  lineWidth(width: number): Canvas;
  dash(length: number, options: { readonly space: number }): Canvas;
  undash(): Canvas;
  fill(color: string): Canvas;
  stroke(color: string): Canvas;
  fillColor(color: string): Canvas;
  font(file: string, size: number): Canvas;
  widthOfString(text: string): number;
  text(text: string, x: number, y: number, options: { readonly lineBreak: false } | { readonly width: number }): Canvas;
}

/** The two weights of type, as files. */
export interface Typefaces {
  readonly normal: string;
  readonly bold: string;
}

const require = createRequire(import.meta.url);

/** The library is loaded by the first document: nobody who prints nothing pays for it. */
function library(): { readonly pdfmake: PdfMake; readonly typefaces: Typefaces } {
  // as: the package's own types bring the names of a browser along, which code of the core must not see.
  const pdfmake = require('pdfmake') as PdfMake;
  const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  const typefaces = { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') };
  pdfmake.setFonts({ Roboto: { ...typefaces } });
  // What people typed is text; nothing of it may make the library fetch or read anything.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);
  return { pdfmake, typefaces };
}

/** Writes a document as a PDF. */
export async function writePdf(definition: PdfDefinition): Promise<Uint8Array> {
  return await library().pdfmake.createPdf(definition).getBuffer();
}

/** Draws pages in exact places. The viewer is told to print them in their own size: a label that is scaled is beside its label. */
export async function drawPdf(
  page: { readonly width: number; readonly height: number; readonly title: string; readonly language: string },
  draw: (canvas: Canvas, typefaces: Typefaces) => void,
): Promise<Uint8Array> {
  const { pdfmake, typefaces } = library();
  const output = pdfmake.createPdf({
    version: '1.7',
    displayTitle: true,
    pageSize: { width: page.width, height: page.height },
    pageMargins: [0, 0, 0, 0],
    info: { title: page.title, creator: 'REMS Workstation', producer: 'REMS Workstation' },
    language: page.language,
    defaultStyle: { font: 'Roboto' },
    content: [],
  });
  const canvas = await output.getStream();
  canvas._root.data.ViewerPreferences.data.PrintScaling = 'None';
  draw(canvas, typefaces);
  return await output.getBuffer();
}
