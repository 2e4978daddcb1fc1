const figures = new Intl.NumberFormat('en-US');

/** A count as a sentence of evidence writes it: `1,110,808`. */
export function figure(count: number): string {
  return figures.format(count);
}
