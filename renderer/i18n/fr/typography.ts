/**
 * Sets the blanks that French puts before `: ; ? ! »`, after `«` and inside figures as ones that no line breaks at,
 * so that the words can be written with ordinary blanks.
 */
export function frenchBlanks(text: string): string {
  return text.replace(/ (?=[:;?!»])|(?<=«) |(?<=\d) (?=\d{3}\b|[$%])|(?<=\b(?:N|n)°) /g, '\u00a0');
}

/** The same for every text of a table, however deep. */
export function withFrenchBlanks<T extends object>(words: T): T {
  const set = (value: unknown): unknown => {
    if (typeof value === 'string') return frenchBlanks(value);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
  };
  return set(words) as T; // the same keys with the same kinds of values
}
