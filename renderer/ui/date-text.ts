import { type PlainDate, plainDate } from '../../shared/dates.ts';

/**
 * Reads a typed date: ISO (`2024-3-5`), or the order of the language: month first in English (`3/5/2024`), day first in French
 * (`5/3/2024`, `5.3.2024`). Years have four digits, so that nobody's 24 becomes 1924. Undefined when the calendar has no such day.
 */
export function parseTypedDate(text: string, language: string): PlainDate | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim());
  if (iso !== null) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim());
  if (local === null) return undefined;
  const [first, second, year] = [Number(local[1]), Number(local[2]), Number(local[3])];
  return language.startsWith('fr') ? plainDate(year, second, first) : plainDate(year, first, second);
}

/** Writes a date the way it is typed in a language: `03/05/2024` in English, `05/03/2024` in French. Anything else stays as it is. */
export function typedDate(text: string, language: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso === null) return text;
  const [, year, month, day] = iso;
  return language.startsWith('fr') ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}
