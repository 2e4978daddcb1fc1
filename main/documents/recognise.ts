import { AppError } from '../../shared/contract/errors.ts';
import { agreeingName, extensionOf, isActiveName, kindOf } from './content-types.ts';
import type { TextCheck } from './text-check.ts';

/** What a file is by its content, and the name that agrees with it. */
export interface Recognised {
  readonly contentType: string;
  readonly fileName: string;
}

/**
 * Tells what a file is from its bytes, whatever its name says.
 *
 * @param content the whole file; read as far as needed
 * @param text what the text check of all its bytes ended in
 * @throws AppError UNSUPPORTED_MEDIA_TYPE for everything that is not taken
 */
export async function recognise(
  content: AsyncIterable<Uint8Array>,
  text: ReturnType<TextCheck['end']>,
  fileName: string,
): Promise<Recognised> {
  // Three dozen modules, which the program does not load before somebody adds a file.
  const { fileTypeFromStream } = await import('file-type');
  const found = await fileTypeFromStream(ReadableStream.from(content));
  const binary = found && kindOf(found.mime);
  if (binary) return { contentType: binary.contentType, fileName: agreeingName(fileName, binary) };
  if (text === 'active' || (text === 'text' && isActiveName(fileName))) {
    throw unsupported('Web pages, scripts and programs are not taken. Save what they show as PDF and add that.');
  }
  const plain =
    text === 'text' &&
    kindOf(extensionOf(fileName) === 'csv' ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8');
  if (plain) return { contentType: plain.contentType, fileName: agreeingName(fileName, plain) };
  throw unsupported(
    'Files of this kind are not taken. Add a PDF, a picture, a UTF-8 text, or a Word, Excel, PowerPoint or OpenDocument file without macros.',
  );
}

function unsupported(message: string): AppError {
  return new AppError('UNSUPPORTED_MEDIA_TYPE', message);
}
