import type { Entry } from 'ldapts';

/** An entry of the directory whose attributes are read by name, whatever their case, always as lists. */
export interface DirectoryEntry {
  readonly dn: string;
  /** Values as text; none when the attribute is missing. */
  texts(attribute: string): readonly string[];
  /** The first value as text. */
  text(attribute: string): string | undefined;
  /** The first value as bytes. */
  bytes(attribute: string): Buffer | undefined;
}

/** The library answers a missing attribute as `[]`, one value as a text and several as a list: here all are lists. */
export function readEntry(entry: Entry): DirectoryEntry {
  const values = new Map<string, readonly (string | Buffer)[]>();
  // An attribute that a server calls `dn` takes the place of the name itself: then there is no name.
  const dn: unknown = entry.dn;
  for (const [name, value] of Object.entries(entry)) {
    if (name !== 'dn') values.set(name.toLowerCase(), Array.isArray(value) ? value : [value]);
  }
  const of = (attribute: string) => values.get(attribute.toLowerCase()) ?? [];
  return {
    dn: typeof dn === 'string' ? dn : '',
    texts: (attribute) => of(attribute).map((value) => (typeof value === 'string' ? value : value.toString('utf8'))),
    text(attribute) {
      const [first] = of(attribute);
      return first === undefined ? undefined : typeof first === 'string' ? first : first.toString('utf8');
    },
    bytes(attribute) {
      const [first] = of(attribute);
      return first === undefined ? undefined : typeof first === 'string' ? Buffer.from(first, 'utf8') : first;
    },
  };
}
