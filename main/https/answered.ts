import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { AccessEntry } from './access-line.ts';

/** A request on its way to the access log. */
export interface TrackedAnswer {
  noteAccount(account: number | null, token?: number | null): void;
  /** So many bytes of the body were given to be sent. */
  noteBytes(count: number): void;
}

/** Tells of an answer once it is over, whether it came to its end or was cut. */
export function trackAnswer(deps: {
  readonly incoming: IncomingMessage | Http2ServerRequest;
  readonly outgoing: ServerResponse | Http2ServerResponse;
  readonly requestId: string;
  readonly address: string;
  readonly tell: (entry: AccessEntry) => void;
}): TrackedAnswer {
  const { incoming, outgoing, requestId, address, tell } = deps;
  const begun = performance.now();
  const at = new Date();
  // The target of the request as it came; a later rewriting for the router is not what was asked for.
  const { method = '', url: target = '' } = incoming;
  let account: number | null = null;
  let token: number | null = null;
  let bytes = 0;
  outgoing.once('close', () => {
    const { statusCode: status } = outgoing;
    tell({ at, address, account, token, method, target, status, bytes, ms: performance.now() - begun, requestId });
  });
  return {
    noteAccount(asking, by = null) {
      account = asking;
      token = by;
    },
    noteBytes(count) {
      bytes += count;
    },
  };
}

/** Has every byte of a body noted that is written to an answer piece by piece. */
export function countWritten(outgoing: ServerResponse | Http2ServerResponse, note: (count: number) => void): void {
  // The response of HTTP/2 writes what its end is given.
  const takers = 'stream' in outgoing ? (['write'] as const) : (['write', 'end'] as const);
  for (const name of takers) {
    // as: both protocols take a chunk first; what follows is handed on as it is.
    const own = outgoing[name] as (...parameters: unknown[]) => unknown;
    Object.defineProperty(outgoing, name, {
      configurable: true,
      value: function counted(chunk?: unknown, ...rest: unknown[]): unknown {
        if (typeof chunk === 'string') note(Buffer.byteLength(chunk));
        else if (ArrayBuffer.isView(chunk)) note(chunk.byteLength);
        return own.call(outgoing, chunk, ...rest);
      },
    });
  }
}
