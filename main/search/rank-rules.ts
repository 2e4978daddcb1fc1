/** How well a folded text fits what was typed, the best first: the same, begins so, all words whole, one word begins so, somewhere inside. */
export function likeness(text: string, typed: string, words: readonly string[]): number {
  if (text === typed) return 0;
  if (text.startsWith(typed)) return 1;
  const padded = ` ${text} `;
  if (words.every((word) => padded.includes(` ${word} `))) return 2;
  return words.some((word) => padded.includes(` ${word}`)) ? 3 : 4;
}

/** The best `limit` by a number, lower is better; the order of equals stays. */
export function best<T>(all: readonly T[], limit: number, score: (one: T) => number): T[] {
  return all
    .map((one, index) => ({ one, index, score: score(one) }))
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .slice(0, limit)
    .map(({ one }) => one);
}
