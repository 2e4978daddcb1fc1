/**
 * The form in which text is searched and names are compared: lower case, diacritics removed, white space folded to single blanks.
 * `Émile  ŒUVRÉ` becomes `emile oeuvre`.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('ø', 'o')
      .replaceAll('ß', 'ss')
      // Lower case gives a sigma at the end of a word its own letter, which a fragment would miss.
      .replaceAll('ς', 'σ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Trimmed text, or null when nothing is left. */
export function blankToNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** The words of a search, folded as the stored texts are, each once: all of them must occur, each anywhere. */
export function searchWords(search: string | undefined): string[] {
  return [...new Set(fold(search ?? '').split(' '))].filter((word) => word !== '');
}
