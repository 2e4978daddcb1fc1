/**
 * A pattern of SQLite's GLOB that finds a fragment anywhere in a text, whatever its case. `LIKE` ignores the case of the letters a to z
 * only: here each letter stands with both of its cases, so that `ÉCRAN` finds `écran`.
 */
export function fragmentPattern(fragment: string): string {
  return `*${Array.from(fragment, either).join('')}*`;
}

/** Characters that mean something in a pattern stand in brackets, where they mean themselves. */
function either(character: string): string {
  if ('*?['.includes(character)) return `[${character}]`;
  const cases = new Set([character.toLowerCase(), character.toUpperCase()].filter((one) => [...one].length === 1));
  // A letter that becomes two in the other case stands for itself: ß.
  if (cases.size < 2 || !cases.has(character)) return character;
  return `[${[...cases].join('')}]`;
}
