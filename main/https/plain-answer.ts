import type { AnswerHeaders, Leaving } from './rule.ts';

/** An answer whose body is one text, without the objects of the web, which cost more than most calls. */
export interface PlainAnswer extends Leaving {
  readonly headers: HeaderLines;
  readonly text: string;
}

/** The headers of a plain answer. Names are in lower case; a value that is appended follows a comma, and a cookie is a line of its own. */
export class HeaderLines implements AnswerHeaders {
  readonly lines: Record<string, string | string[]>;

  constructor(lines: Readonly<Record<string, string | string[]>> = {}) {
    this.lines = { ...lines };
  }

  has(name: string): boolean {
    return this.lines[name] !== undefined;
  }

  set(name: string, value: string): void {
    this.lines[name] = value;
  }

  *[Symbol.iterator](): Generator<[string, string]> {
    for (const [name, lines] of Object.entries(this.lines)) for (const line of [lines].flat()) yield [name, line];
  }

  append(name: string, value: string): void {
    const present = this.lines[name];
    if (name === 'set-cookie') this.lines[name] = [...(present ?? []), value];
    else this.lines[name] = present === undefined ? value : `${String(present)}, ${value}`;
  }
}
