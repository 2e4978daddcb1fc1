import { unescapeCell } from './cell-escapes.ts';
import { damaged } from './refusals.ts';
import { readWholeXml } from './xml-reader.ts';

/** More than any sheet that is read can refer to. */
const maxStrings = 5_000_000;

/** The texts that cells refer to by number; hints for pronunciation are left out. */
export function readSharedStrings(pieces: Iterable<Uint8Array>): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let phonetic = 0;
  let inText = false;
  readWholeXml(pieces, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        if (strings.length >= maxStrings) throw damaged();
        strings.push(unescapeCell(text));
      }
    },
  });
  return strings;
}
