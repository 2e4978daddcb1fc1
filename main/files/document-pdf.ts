import { type PdfDefinition, type Piece, writePdf } from './pdf-library.ts';
import { grey, pdfTable } from './pdf-table.ts';

/** A part of a printed document, in order. */
export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly small?: true }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      /** Points, or `*` for a share of what is left. */
      readonly widths: readonly (number | '*')[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'qr'; readonly text: string };

/** A document as it is printed: text only, a picture too, so that it can be handed to another thread. */
export interface PrintedDocument {
  readonly language: 'en' | 'fr';
  readonly title: string;
  readonly lead: string;
  readonly clinic: string | null;
  /** Beside the page numbers, for instance when it was printed and the head of the audit trail. */
  readonly footer: string;
  /** Across every page from corner to corner: who took it away and when. */
  readonly watermark?: string;
  /** On its side, for tables of many columns. */
  readonly landscape?: true;
  readonly blocks: readonly PrintedBlock[];
  /** A JPEG in base64, shown beside the title. */
  readonly picture?: string | undefined;
}

const pages = {
  en: (page: number, all: number) => `Page ${page} of ${all}`,
  fr: (page: number, all: number) => `Page ${page} sur ${all}`,
} as const;

/** A document as a PDF. */
export function documentToPdf(document: PrintedDocument): Promise<Uint8Array> {
  return writePdf(definition(document));
}

function definition(document: PrintedDocument): PdfDefinition {
  const { language, title, lead, clinic, footer, watermark, landscape, blocks, picture } = document;
  return {
    pageSize: 'LETTER',
    ...(landscape && { pageOrientation: 'landscape' }),
    ...(watermark !== undefined && { watermark: { text: watermark, color: grey, opacity: 0.16, bold: true } }),
    pageMargins: [40, 44, 40, 52],
    info: { title, creator: 'REMS Workstation', producer: 'REMS Workstation' },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 17, bold: true },
      lead: { fontSize: 11, color: grey },
      part: { fontSize: 12, bold: true },
      heading: { bold: true, fontSize: 8, color: grey },
      small: { fontSize: 8, color: grey },
    },
    // The first page has its title; on the others it stands above.
    header: (page) => ({ text: page === 1 ? '' : title, style: 'small', margin: [40, 18, 40, 0] }),
    footer: (page, all) => ({
      columns: [
        { text: footer, style: 'small' },
        { text: pages[language](page, all), style: 'small', alignment: 'right' },
      ],
      margin: [40, 10, 40, 0],
    }),
    content: [
      ...beside(picture, [
        ...(clinic === null ? [] : [{ text: clinic, style: 'small' }]),
        { text: title, style: 'title' },
        { text: lead, style: 'lead' },
      ]),
      ...blocks.map(pieceOf),
    ],
  };
}

/** Points that a picture takes at most: about as high as a title of three lines, so that a page stays a page. */
const room = { width: 110, height: 74 } as const;

function beside(picture: string | undefined, head: readonly Piece[]): readonly Piece[] {
  if (picture === undefined) return head;
  const image = `data:image/jpeg;base64,${picture}`;
  return [
    {
      columns: [
        { stack: head, width: '*' },
        { image, fit: [room.width, room.height], alignment: 'right', width: room.width },
      ],
      columnGap: 12,
    },
  ];
}

function pieceOf(block: PrintedBlock): Piece {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, style: 'part', margin: [0, 14, 0, 4] };
    case 'text':
      return { text: block.text, margin: [0, 2, 0, 2], ...(block.small && { style: 'small' }) };
    case 'qr':
      return { qr: block.text, fit: 150, margin: [0, 8, 0, 8] };
    case 'table':
      return pdfTable(block.columns, block.rows, block.widths);
  }
}
