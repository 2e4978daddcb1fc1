import { SaxesParser } from 'saxes';
import { damaged } from './refusals.ts';

/** What is told of an XML document while it is read; names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Attributes of an element, prefixes as written. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Deeper than any workbook; what nests further only wants to use up memory. */
const maxDepth = 64;

/**
 * Reads XML as it arrives. Nothing is ever fetched, and a document type is refused: it could define entities that grow without end.
 * @returns after each piece, so that the caller can hand out what it has gathered
 * @throws AppError INVALID when it is no well-formed XML
 */
export function* readXml(pieces: Iterable<Uint8Array>, handlers: XmlHandlers): Generator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (cause) => {
    throw damaged(cause);
  });
  parser.on('doctype', () => {
    throw damaged(new Error('a workbook has no document type'));
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw damaged(new Error('nested too deeply'));
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(localName(name));
  });
  if (handlers.text) {
    const { text } = handlers;
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: ReturnType<typeof decoderFor> | undefined;
  for (const piece of pieces) {
    decoder ??= decoderFor(piece);
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  if (decoder) parser.write(decoder.decode());
  parser.close();
  yield;
}

/** Reads a small document to its end. */
export function readWholeXml(pieces: Iterable<Uint8Array>, handlers: XmlHandlers): void {
  for (const _ of readXml(pieces, handlers));
}

function decoderFor([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
