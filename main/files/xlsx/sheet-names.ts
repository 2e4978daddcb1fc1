/** Names for sheets and their tables, as Excel accepts them, each once in a workbook. */
export interface SheetNames {
  /** Cleaned, at most 31 characters. */
  sheet(wanted: string): string;
  /** `tbl_` and the name of its sheet. */
  table(sheet: string): string;
}

const maxSheet = 31;
const maxTable = 100;

/** None taken yet. */
export function createSheetNames(): SheetNames {
  const sheets = new Set<string>();
  const tables = new Set<string>();
  return {
    sheet(wanted) {
      const clean = wanted
        // biome-ignore lint/suspicious/noControlCharactersInRegex: Excel takes none in a name.
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
        .replace(/^[\s']+|[\s']+$/g, '')
        .slice(0, maxSheet)
        .trim();
      // Excel keeps this name for itself.
      const name = clean === '' || clean.toLowerCase() === 'history' ? `${clean || 'Sheet'}_` : clean;
      return once(name, maxSheet, sheets);
    },
    table(sheet) {
      return once(`tbl_${sheet.replace(/[^\p{L}\p{N}_]/gu, '_')}`, maxTable, tables);
    },
  };
}

/** Headings as the columns of a table need them: none blank, none twice whatever the case. */
export function uniqueHeadings(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, position) => once(heading.trim() || `Column ${position + 1}`, 255, taken));
}

function once(name: string, max: number, taken: Set<string>): string {
  let unique = name.slice(0, max);
  for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
    const ending = ` (${count})`;
    unique = max === maxTable ? `${name.slice(0, max - 6)}_${count}` : `${name.slice(0, max - ending.length)}${ending}`;
  }
  taken.add(unique.toLowerCase());
  return unique;
}
