import type { Readable } from 'node:stream';
import { AppError } from '../../shared/contract/errors.ts';

/** How long bodies may take, milliseconds. Node's own request deadline does not end HTTP/2 bodies and would cut long uploads. */
export interface BodyDeadlines {
  /** The whole body of a call. */
  readonly callMs: number;
  /** The pause between two chunks of an upload. */
  readonly uploadPauseMs: number;
}

/** What is read of a request. */
type Sent = Pick<Request, 'body'> & { readonly headers: Pick<Headers, 'get'> };

/** What a call may send. */
export interface CallLimits {
  readonly maxBytes: number;
  readonly deadlineMs: number;
}

/** Reads a whole body; throws PAYLOAD_TOO_LARGE or BAD_REQUEST. */
export type ReadBody = (limits: CallLimits) => Promise<Uint8Array>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The deadlines unless told otherwise. */
export const defaultDeadlines: BodyDeadlines = { callMs: 30_000, uploadPauseMs: 30_000 };

/**
 * The JSON of a call's body; throws UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or BAD_REQUEST.
 * @param read reads the same body as the socket gives it, where there is one
 */
export async function readJson(request: Sent, limits: CallLimits, read?: ReadBody): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(type) || isEncoded(request)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the input as application/json, UTF-8, not compressed.');
  }
  refuseDeclaredLength(request, limits.maxBytes);
  const bytes = await (read ? read(limits) : within(readAll(request, limits), limits.deadlineMs));
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The body is not valid JSON in UTF-8. Send the input as one JSON value.', {
      cause,
    });
  }
}

/** The body as it arrives; throws BAD_REQUEST when the sender pauses too long. */
export async function* bodyChunks(request: Sent, pauseMs: number): AsyncGenerator<Uint8Array, void> {
  if (!request.body) return;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(next(reader), pauseMs);
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/** Refuses by Content-Length, before a byte is read. */
export function refuseDeclaredLength(request: Sent, maxBytes: number): void {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw bodyTooLarge(maxBytes);
}

/** Reads a stream to its end. What is too long or too late stays on the line: the transport drains it once the refusal is on its way. */
export function gather(incoming: Readable, { maxBytes, deadlineMs }: CallLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let total = 0;
    const timer = setTimeout(() => leave(tooLate()), deadlineMs);
    function settle(act: () => void): void {
      clearTimeout(timer);
      incoming.off('data', take).off('end', end).off('error', cut).off('close', cut);
      act();
    }
    function take(chunk: Buffer): void {
      total += chunk.byteLength;
      chunks.push(chunk);
      if (total > maxBytes) leave(bodyTooLarge(maxBytes));
    }
    /** What did not come in time, or is too much, stays on the line. */
    function leave(cause: AppError): void {
      incoming.pause();
      settle(() => reject(cause));
    }
    const end = () =>
      settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, total)));
    const cut = (cause?: unknown) => settle(() => reject(bodyBrokeOff(cause)));
    // Whoever has gone already does not say so again.
    if (incoming.destroyed) return void cut(incoming.errored ?? undefined);
    incoming.on('data', take).once('end', end).once('error', cut).once('close', cut);
  });
}

async function readAll(request: Sent, { maxBytes }: CallLimits): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await next(reader);
      if (done) return Buffer.concat(chunks, total);
      total += value.byteLength;
      if (total > maxBytes) throw bodyTooLarge(maxBytes);
      chunks.push(value);
    }
  } finally {
    // Not cancelled: that would cut the connection before the refusal is on its way. The transport drains what is left.
    reader.releaseLock();
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw bodyBrokeOff(cause);
  }
}

/** A body that breaks off is the sender's doing: BAD_REQUEST, not a fault of ours. */
export function bodyBrokeOff(cause?: unknown): AppError {
  return new AppError('BAD_REQUEST', 'The body broke off before its end. Send it again.', { cause });
}

/** What work answers in time; throws BAD_REQUEST afterwards. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(): AppError {
  return new AppError('BAD_REQUEST', 'The body took too long to arrive. Send it again.');
}

function isEncoded(request: Sent): boolean {
  const encoding = request.headers.get('content-encoding');
  return encoding !== null && encoding.toLowerCase() !== 'identity';
}

/** PAYLOAD_TOO_LARGE, with how much may come. */
export function bodyTooLarge(maxBytes: number): AppError {
  return new AppError(
    'PAYLOAD_TOO_LARGE',
    `At most ${maxBytes < 1_000_000 ? `${Math.floor(maxBytes / 1000)} kB` : `${Math.floor(maxBytes / 1_000_000)} MB`} fit into one request. Send less at once.`,
  );
}
