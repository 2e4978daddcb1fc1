import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { PlainAnswer } from './plain-answer.ts';

/**
 * Sends an answer whose body is a text. What is left of a body that was not read is not waited for.
 *
 * @returns the bytes of its body
 */
export function sendPlain(
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: ServerResponse | Http2ServerResponse,
  { status, headers, text }: PlainAnswer,
): number {
  const { connection, ...lines } = headers.lines;
  const bytes = Buffer.byteLength(text);
  lines['content-length'] = String(bytes);
  if ('stream' in outgoing) {
    const { stream } = outgoing;
    if (stream.destroyed || stream.closed) return 0;
    outgoing.statusCode = status;
    // By the stream itself, which does not wait for trailers as the response would: text and end are one frame.
    stream.respond({ ':status': status, ...lines });
    stream.end(text);
    if (!incoming.complete) stream.close(constants.NGHTTP2_NO_ERROR);
  } else {
    const last = incoming.complete ? connection : 'close';
    outgoing.writeHead(status, { ...lines, ...(last !== undefined && { connection: last }) });
    outgoing.end(text);
  }
  return bytes;
}
