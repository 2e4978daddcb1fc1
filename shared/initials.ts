/**
 * Initials as files and histories show who wrote something: "Last, First" is turned round, the first letter of each word in capitals,
 * at most three. Without a comma dots, underscores and blanks separate words, so that user names work as well. Parentheses and other signs do
 * not count: `root (local)` is `RL`. Source: REMS 2.9.
 */
export function initials(name: string): string {
  const comma = name.indexOf(',');
  const ordered = comma < 0 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
  const words = ordered.split(comma < 0 ? /[\s._]+/ : /\s+/);
  return words
    .flatMap((word) => /[\p{L}\p{N}]/u.exec(word) ?? [])
    .slice(0, 3)
    .join('')
    .toUpperCase();
}
