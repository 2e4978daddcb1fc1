const streamed = new WeakSet<ReadableStream>();

/** A body that is made while it is read, and therefore never waited for as a whole. */
export function asStreamed(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  streamed.add(body);
  return body;
}

/** Whether a body is one of {@link asStreamed}. */
export function isStreamed(body: ReadableStream<Uint8Array>): boolean {
  return streamed.has(body);
}
