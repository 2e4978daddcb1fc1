/** Values of an entry; a Buffer is written as it is. */
export type Attributes = Readonly<Record<string, string | Buffer | readonly (string | Buffer)[]>>;

/** An entry of a directory as a text of RFC 2849; every value in base64, so that none of them can be syntax. */
export function ldifEntry(dn: string, attributes: Attributes): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}:: ${Buffer.from(value).toString('base64')}`),
  );
  return `${[`dn:: ${Buffer.from(dn).toString('base64')}`, ...lines].join('\n')}\n\n`;
}

/** A value inside a distinguished name (RFC 4514, 2.4). */
export function dnValue(value: string): string {
  return value.replace(/[,+"\\<>;=]|^[ #]| $/g, (sign) => `\\${sign}`);
}
