/** What a number format makes of a number, as far as it matters here. */
export type NumberLook = 'number' | 'date' | 'time' | 'both' | { readonly padTo: number };

/** Formats that every Excel has under fixed numbers. Source: ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asia. */
const builtIn = new Map<number, NumberLook>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'both'],
]);

/** How a cell's number looks in a format. @param code undefined for a built-in one */
export function numberLook(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return builtIn.get(id) ?? 'number';
  const zeros = /^0+$/.exec(code);
  if (zeros) return code.length > 1 ? { padTo: code.length } : 'number';
  // Quoted words, escaped characters, colours and places are no part of the date.
  const bare = code
    .replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
    .split(';')[0];
  if (bare === undefined || /general|[0#?]*e[+-]/.test(bare)) return 'number';
  const time = /[hs]|am\/pm/.test(bare);
  // An m between hours and seconds is minutes, and alone it is months.
  const date = /[yd]/.test(bare) || (!time && /m/.test(bare));
  return date ? (time ? 'both' : 'date') : time ? 'time' : 'number';
}
