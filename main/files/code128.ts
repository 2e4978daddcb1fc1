import { createRequire } from 'node:module';

/** The part of the library that is used: bars as text of ones and zeros, without drawing them. */
type BarcodeLibrary = (
  target: { encodings?: readonly { readonly data: string }[] },
  text: string,
  options: { readonly format: 'CODE128' },
) => void;

const require = createRequire(import.meta.url);

/**
 * A text as a Code 128 bar code: one element for each module from the first bar to the last, true where it is dark. Digits are written in
 * pairs where that is shorter. The white edge around it is up to whoever draws it. Source: ISO/IEC 15417.
 *
 * @param text ASCII without control characters
 */
export function code128(text: string): readonly boolean[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new Error('a bar code has printable ASCII characters only');
  // as: the package's own types bring the names of a browser along, which code of the core must not see.
  const library = require('jsbarcode') as BarcodeLibrary;
  const target: Parameters<BarcodeLibrary>[0] = {};
  library(target, text, { format: 'CODE128' });
  const modules = (target.encodings ?? []).map(({ data }) => data).join('');
  return Array.from(modules, (module) => module === '1');
}
