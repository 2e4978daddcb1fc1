import { maxJsonLength } from '../host/json-limit.ts';

/** What became of a value on its way in. */
export type PlainJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE'; readonly message: string };

/**
 * A fresh copy of `input` as JSON sees it. The structured clone of a message can also carry maps, dates, buffers, big
 * integers and cycles, which no other transport can: what JSON cannot say is refused or, like over HTTP, not there.
 */
export function plainJson(input: unknown): PlainJson {
  let text: string | undefined;
  try {
    text = JSON.stringify(input);
  } catch {
    // The engine's own words (cyclic structure, BigInt) help no user.
    return { ok: false, code: 'BAD_REQUEST', message: 'The input is not JSON.' };
  }
  if (text === undefined) return { ok: true, value: undefined };
  if (text.length > maxJsonLength) {
    return {
      ok: false,
      code: 'PAYLOAD_TOO_LARGE',
      message: 'This is more than fits into one call. Upload it as a file.',
    };
  }
  return { ok: true, value: JSON.parse(text) };
}
