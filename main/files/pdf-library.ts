import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A piece of a document, as far as ours have them. */
export type Piece =
  | { readonly text: string; readonly style?: string; readonly margin?: Margin; readonly alignment?: 'right' }
  | { readonly columns: readonly Piece[]; readonly margin?: Margin }
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

/** A document, as far as ours say something. */
export interface PdfDefinition {
  readonly pageSize: 'LETTER';
  readonly pageMargins: Margin;
  readonly info: Readonly<Record<'title' | 'creator' | 'producer', string>>;
  readonly language: string;
  readonly defaultStyle: Style;
  readonly styles: Readonly<Record<string, Style>>;
  readonly content: readonly Piece[];
  footer(page: number, pages: number): Piece;
}

interface PdfMake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allowed: (url: string) => boolean): void;
  setLocalAccessPolicy(allowed: (path: string) => boolean): void;
  createPdf(definition: PdfDefinition): { getBuffer(): Promise<Uint8Array> };
}

const require = createRequire(import.meta.url);

/** Writes a document as a PDF. The library is loaded by the first one: nobody who prints nothing pays for it. */
export async function writePdf(definition: PdfDefinition): Promise<Uint8Array> {
  // as: the package's own types bring the names of a browser along, which code of the core must not see.
  const pdfmake = require('pdfmake') as PdfMake;
  const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  pdfmake.setFonts({
    Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') },
  });
  // What people typed is text; nothing of it may make the library fetch or read anything.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);
  return await pdfmake.createPdf(definition).getBuffer();
}
