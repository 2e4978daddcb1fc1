import type { Piece } from './pdf-library.ts';

/** Grey of headings and of what is beside the point. */
export const grey = '#4a5862';
const line = '#d0d8dd';

/** A table with a line under each row; its head, where it has words, comes again on every page, and no row is cut. `heading` is the style of its head. */
export function pdfTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly (number | '*')[],
): Piece {
  // Pairs of words and values need no headings.
  const head: Piece[][] = columns.every((text) => text === '')
    ? []
    : [columns.map((text) => ({ text, style: 'heading' }))];
  return {
    table: {
      headerRows: head.length,
      dontBreakRows: true,
      widths: [...widths],
      body: [...head, ...rows.map((row) => [...row])],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => line,
      paddingLeft: () => 2,
      paddingRight: () => 4,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}
