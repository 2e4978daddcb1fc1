import { fold } from '../../shared/text.ts';

/**
 * The name of a field's column in files: `x_` and the letters and digits of its label, numbered where it is taken. No column of REMS begins
 * with `x_`, so that they never meet.
 */
export function slugOf(label: string, taken: ReadonlySet<string>): string {
  const plain = fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  const base = `x_${plain === '' ? 'field' : plain}`;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(slug)) return slug;
  }
}
