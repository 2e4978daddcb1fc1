import { AppError } from '../../shared/contract/errors.ts';

/** How the bytes of a file spell text. */
export const encodings = ['UTF-8', 'UTF-8 with BOM', 'Windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

const binary = 'This is not a text file. In Excel choose "Save as" and the type "CSV UTF-8", and send that file.';

/**
 * Recognises the encoding by reading everything once: UTF-8 when every byte fits it, Windows-1252 (what Excel's plain "CSV" writes) otherwise.
 * @throws AppError INVALID for UTF-16, binary content, and a file that ends inside a character
 */
export function detectEncoding(chunks: Iterable<Uint8Array>): Encoding {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let withBom = false;
  let fits = true;
  let first = true;
  for (const chunk of chunks) {
    if (chunk.length === 0) continue;
    if (first) {
      refuseBySignature(chunk);
      withBom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      first = false;
    }
    if (chunk.includes(0)) throw new AppError('INVALID', binary);
    if (fits) fits = accepts(() => utf8.decode(chunk, { stream: true }));
  }
  if (fits && !accepts(() => utf8.decode()))
    throw new AppError(
      'INVALID',
      'The file ends in the middle of a character: it was cut off on its way. Send it again.',
    );
  if (fits) return withBom ? 'UTF-8 with BOM' : 'UTF-8';
  if (withBom)
    throw new AppError(
      'INVALID',
      'The file says that it is UTF-8, but parts of it are not. Save it again as "CSV UTF-8".',
    );
  return 'Windows-1252';
}

/** The text of a file whose encoding is known, piece by piece, without its byte-order mark. */
export function* decodeText(chunks: Iterable<Uint8Array>, encoding: Encoding): Iterable<string> {
  const decoder = new TextDecoder(encoding === 'Windows-1252' ? 'windows-1252' : 'utf-8');
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function refuseBySignature(bytes: Uint8Array): void {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new AppError(
      'INVALID',
      'The file is saved as UTF-16 ("Unicode text"). Save it as "CSV UTF-8" and send it again.',
    );
  }
}

/** A fatal decoder answers bytes it cannot read with a TypeError. */
function accepts(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
}
