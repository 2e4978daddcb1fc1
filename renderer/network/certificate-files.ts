import { maxCertificateBytes } from '../../shared/certificates.ts';

/** As many files as the contract takes at once. */
const most = 4;

/** What can be told of chosen files before they are sent; undefined when nothing is wrong. */
export function fileProblem(
  files: readonly Pick<File, 'name' | 'size'>[],
): { readonly kind: 'none' | 'most' | 'size' | 'empty'; readonly name: string } | undefined {
  if (files.length === 0) return { kind: 'none', name: '' };
  if (files.length > most) return { kind: 'most', name: '' };
  for (const { name, size } of files) {
    if (size === 0) return { kind: 'empty', name };
    if (size > maxCertificateBytes) return { kind: 'size', name };
  }
  return undefined;
}
