/** Text as it was meant: `_x000D_` stands for a character that XML cannot carry. Source: ECMA-376 part 1, 22.9.2.19. */
export function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

/** Text for XML: its own marks, and as `_xHHHH_` what XML cannot carry or what already looks like that. */
export function escapeCell(text: string): string {
  return special.test(text) ? text.replace(specials, replacement) : text;
}

const escaped = /_x([0-9A-Fa-f]{4})_/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry.
const special = /[&<>"\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;
const specials =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

function replacement(found: string): string {
  switch (found) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    case '_':
      return '_x005F_';
    default: {
      // A pair is a whole character; half of one is none.
      if (found.length === 2) return found;
      const code = found.charCodeAt(0);
      if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
      return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
    }
  }
}
