/** Object identifiers of the attribute types that names are made of (RFC 4519), by which some tools write them. */
const typeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'cn',
  '2.5.4.4': 'sn',
  '2.5.4.6': 'c',
  '2.5.4.7': 'l',
  '2.5.4.8': 'st',
  '2.5.4.10': 'o',
  '2.5.4.11': 'ou',
  '0.9.2342.19200300.100.1.1': 'uid',
  '0.9.2342.19200300.100.1.25': 'dc',
};

/**
 * A distinguished name in one form, so that two spellings of it compare equal: types and values in lower case, blanks around signs gone,
 * blanks inside folded, escapes written one way, parts of a multi-valued component in order (RFC 4514, RFC 4517 caseIgnoreMatch).
 * Undefined when it is no distinguished name; the empty one is none here.
 */
export function normalizeDn(dn: string): string | undefined {
  const parts = parseDn(dn);
  return parts?.map((pairs) => pairs.map(([type, value]) => `${type}=${value}`).join('+')).join(',');
}

type Pair = readonly [type: string, value: string];

function parseDn(dn: string): Pair[][] | undefined {
  const names: Pair[][] = [];
  for (const component of splitUnescaped(dn, /[,;]/)) {
    const pairs: Pair[] = [];
    for (const text of splitUnescaped(component, /\+/)) {
      const pair = parsePair(text);
      if (!pair) return undefined;
      pairs.push(pair);
    }
    names.push(pairs.sort((a, b) => (a.join('=') < b.join('=') ? -1 : 1)));
  }
  return names;
}

/** Splits at separators that are neither escaped nor inside quotation marks. */
function splitUnescaped(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      part += text.slice(at, at + 2);
      at += 1;
      continue;
    }
    if (sign === '"') quoted = !quoted;
    if (!quoted && separator.test(sign)) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part];
}

function parsePair(text: string): Pair | undefined {
  const [, rawType = '', rawValue = ''] = /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=([\s\S]*)$/.exec(text) ?? [];
  if (rawType === '') return undefined;
  const type = rawType.toLowerCase();
  const value = unescapeValue(rawValue);
  return value === undefined ? undefined : [typeNames[type] ?? type, writtenValue(value)];
}

/** The value without its escapes; undefined when the escapes are not those of a name. */
function unescapeValue(raw: string): string | undefined {
  // Blanks at the ends do not count unless they are escaped.
  const text = raw.replace(/^ +/, '').replace(/((?:^|[^\\])(?:\\\\)*(?:\\ )?) +$/, '$1');
  const [, inner] = /^"((?:[^"\\]|\\[\s\S])*)"$/.exec(text) ?? [];
  if (/^#/.test(text)) return /^#(?:[0-9a-f]{2})+$/i.test(text) ? `\u0001${text.toLowerCase()}` : undefined;
  const body = inner ?? text;
  const bytes: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const sign = String.fromCodePoint(body.codePointAt(at) ?? 0);
    if (sign !== '\\') {
      if (inner === undefined && /["<>]/.test(sign)) return undefined;
      bytes.push(Buffer.from(sign, 'utf8'));
      at += sign.length;
      continue;
    }
    const hex = /^[0-9a-f]{2}/i.exec(body.slice(at + 1))?.[0];
    const escaped = body.charAt(at + 1);
    if (hex !== undefined) bytes.push(Buffer.from(hex, 'hex'));
    else if (escaped !== '' && ' "#+,;<=>\\'.includes(escaped)) bytes.push(Buffer.from(escaped, 'utf8'));
    else return undefined;
    at += hex === undefined ? 2 : 3;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    // Bytes that are no text: nothing that a name of ours can be.
    return undefined;
  }
}

/** A value in the one form in which values compare. */
function writtenValue(value: string): string {
  if (value.startsWith('\u0001#')) return value.slice(1);
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,+"\\<>;=]/g, '\\$&')
    .replace(/^#/, '\\#')
    .replaceAll('\0', '\\00');
}
