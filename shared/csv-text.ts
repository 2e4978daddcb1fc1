/**
 * A cell that a spreadsheet could take for a formula gets a leading apostrophe: one that starts with `= + - @`, TAB or CR,
 * or with apostrophes before one of these, so that {@link unguardFormula} gives every text back. Source: decisions table, "CSV text".
 */
export function guardFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Takes exactly one leading apostrophe away where {@link guardFormula} (or REMS) put one; every other text is left alone. */
export function unguardFormula(text: string): string {
  return guardedStart.test(text) ? text.slice(1) : text;
}

/**
 * Text for a cell of a workbook, where nothing is taken for a formula: only what {@link unguardFormula} would change gets an apostrophe more,
 * because files that were opened from CSV and saved as workbooks still carry those of the CSV.
 */
export function guardForSheet(text: string): string {
  return guardedStart.test(text) ? `'${text}` : text;
}

const formulaStart = /^'*[=+\-@\t\r]/;
const guardedStart = /^'+[=+\-@\t\r]/;
