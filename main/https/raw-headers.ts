/**
 * The headers of a request as the socket gave them: name, value, name, value. Answers as the web's Headers would: names in any case,
 * several values of a name as one.
 */
export class RawHeaders implements Pick<Headers, 'get'> {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** @param name in lower case */
  get(name: string): string | null {
    const { lines } = this;
    let found: string | null = null;
    for (let i = 0; i + 1 < lines.length; i += 2) {
      const present = lines[i] ?? '';
      if (present.length !== name.length || (present !== name && present.toLowerCase() !== name)) continue;
      const value = trimmed(lines[i + 1] ?? '');
      found = found === null ? value : `${found}${name === 'cookie' ? '; ' : ', '}${value}`;
    }
    return found;
  }
}

/** Without the blanks of HTTP at its ends. */
function trimmed(value: string): string {
  const ends = /^[\t\n\r ]|[\t\n\r ]$/;
  return ends.test(value) ? value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '') : value;
}
