import { inflateSync } from 'node:zlib';

/** What a PDF of ours says: its pages, and their text. */
export interface PdfText {
  readonly pages: number;
  /** All text in the order of the file, pieces joined as they stand. */
  readonly text: string;
}

/** The objects of a PDF by their number: what each says, and its stream as it is when inflated. */
export type PdfObjects = ReadonlyMap<string, { readonly head: string; readonly stream: string | undefined }>;

/** Reads the objects of a PDF; it throws where the file is none. */
export function pdfObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes).toString('latin1');
  if (!file.startsWith('%PDF-') || !file.trimEnd().endsWith('%%EOF')) throw new Error('this is no whole PDF');
  const objects = new Map<string, { readonly head: string; readonly stream: string | undefined }>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const head = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? undefined : Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
    const stream = raw && (head.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
    objects.set(id, { head, stream });
  }
  return objects;
}

/**
 * Reads a PDF as its viewer does: objects, inflated streams, and the tables by which a font's glyphs are characters again. Enough for what
 * pdfmake writes; it throws where the file is something else.
 */
export function readPdf(bytes: Uint8Array): PdfText {
  const objects = pdfObjects(bytes);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
      const table = objects.get(cmap ?? '')?.stream;
      if (table !== undefined) fonts.set(name, charactersOf(table));
    }
  }
  const contents = [...objects.values()].flatMap(({ head }) => {
    const id = /\/Type \/Page\n/.test(`${head}\n`) ? /\/Contents (\d+) 0 R/.exec(head)?.[1] : undefined;
    return id === undefined ? [] : [objects.get(id)?.stream ?? ''];
  });
  return { pages: contents.length, text: contents.map((content) => textOf(content, fonts)).join('\n') };
}

/** The characters of a font's glyphs, by their four hexadecimal digits. */
export function charactersOf(cmap: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>();
  for (const [, first = '', , list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], position) => {
      const glyph = (Number.parseInt(first, 16) + position).toString(16).padStart(4, '0');
      characters.set(glyph, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return characters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let characters: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, font, pieces] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) characters = fonts.get(font) ?? new Map();
    else {
      const hex = [...(pieces ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, glyphs = '']) => glyphs).join('');
      text += (hex.match(/.{4}/g) ?? []).map((glyph) => characters.get(glyph.toLowerCase()) ?? '').join('');
    }
  }
  return text;
}
