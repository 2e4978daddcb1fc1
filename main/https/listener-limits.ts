/** What one client, or all together, may hold of the listener (security page, row L9 and the decisions table). */
export interface ListenerLimits {
  /** Connections in all. */
  readonly connections: number;
  /** Connections of one address; for IPv6, of its /64 network. */
  readonly connectionsPerAddress: number;
  /** Until the headers of an HTTP/1.1 request, or of the first one of an HTTP/2 session, must be complete, milliseconds. */
  readonly headersMs: number;
  /** Until TLS must be agreed, milliseconds. */
  readonly handshakeMs: number;
  /** How long an idle HTTP/1.1 connection is kept, milliseconds. */
  readonly keepAliveMs: number;
  /** How long an HTTP/2 session without requests is kept, milliseconds. */
  readonly sessionIdleMs: number;
  /** How long an answer waits for a reader who takes nothing of it, milliseconds. */
  readonly stallMs: number;
  /** How often late headers and readers are looked for, milliseconds. */
  readonly checkMs: number;
  /** Until requests in flight are cut on close, milliseconds. */
  readonly drainMs: number;
}

/** The limits unless told otherwise. */
export const defaultListenerLimits: ListenerLimits = {
  connections: 512,
  connectionsPerAddress: 256,
  headersMs: 10_000,
  handshakeMs: 10_000,
  keepAliveMs: 5_000,
  sessionIdleMs: 60_000,
  stallMs: 120_000,
  checkMs: 2_000,
  drainMs: 10_000,
};

/** Bytes of all headers of one request. */
export const maxHeaderBytes = 16 * 1024;
/** Header fields of one request. */
export const maxHeaderFields = 64;
/** Requests on one HTTP/1.1 connection before it is closed. */
export const maxRequestsPerConnection = 1_000;
/** HTTP/2 requests of one connection that are looked at together; the others wait. */
export const maxRequestsAtOnce = 100;
/**
 * HTTP/2 requests of one connection, with those that wait. A page asks for some ninety files at once, and Node counts those that a browser
 * has given up until its next turn: whoever loads a page again, and once more, while it loads has three times as many, and is not refused.
 */
export const maxStreamsPerConnection = 400;
