import type { ServerOptions } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import type { ServedCertificate } from '../ports.ts';
import {
  type ListenerLimits,
  maxHeaderBytes,
  maxHeaderFields,
  maxRequestsPerConnection,
  maxStreamsPerConnection,
} from './listener-limits.ts';
import { bareBadRequest } from './security-headers.ts';
import { rememberSessions } from './session-cache.ts';
import { tlsOptions } from './tls-options.ts';

/** A TLS server for HTTP/2 and HTTP/1.1 with every limit set, not yet listening. */
export function createServer(certificate: ServedCertificate, limits: ListenerLimits): Http2SecureServer {
  const http1Options: ServerOptions = {
    headersTimeout: limits.headersMs,
    // Bodies have deadlines of their own, which also hold for HTTP/2 and let long uploads live.
    requestTimeout: 0,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: maxHeaderBytes,
    // The app refuses it itself, with all headers.
    requireHostHeader: false,
  };
  const server = createSecureServer({
    ...tlsOptions(certificate),
    allowHTTP1: true,
    handshakeTimeout: limits.handshakeMs,
    http1Options,
    maxHeaderListPairs: maxHeaderFields,
    settings: { maxConcurrentStreams: maxStreamsPerConnection, maxHeaderListSize: maxHeaderBytes, enablePush: false },
  });
  // With allowHTTP1 the server also has these two settings of an HTTP/1.1 server, which its type does not list.
  Object.assign(server, { maxHeadersCount: maxHeaderFields, maxRequestsPerSocket: maxRequestsPerConnection });
  rememberSessions(server);
  server.on('clientError', refuseBytes);
  // Answered by the app like every other request, where Node's own 417 would leave without the headers.
  server.on('checkExpectation', (incoming: object, outgoing: object) => server.emit('request', incoming, outgoing));
  return server;
}

/** Bytes that are no request get a bare 400; bytes that are no TLS get nothing. */
function refuseBytes(cause: Error & { readonly code?: string }, socket: Socket): void {
  const isRequest = cause.code?.startsWith('HPE_') || cause.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  if (!isRequest || !socket.writable) socket.destroy();
  else socket.end(bareBadRequest('tls'), () => socket.destroy());
}
