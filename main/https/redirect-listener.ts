import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { networkAddress } from '../tls/network-address.ts';
import { isFromItself } from './connections.ts';
import { isOurs } from './host-gate.ts';
import { maxHeaderFields } from './listener-limits.ts';
import { bareBadRequest, bareSecurityHeaders } from './security-headers.ts';
import type { Supervisable } from './supervision.ts';

/** Bytes of all headers: a browser that types a name sends few. */
const maxHeaderBytes = 8 * 1024;
/** A request that only asks the way is over in a moment; milliseconds. */
const headersMs = 5_000;
/** Connections of one address's redirect. */
const connections = 64;

/** A listener for plain HTTP that serves nothing: it only tells the way to HTTPS (row 000-034). */
export interface RedirectListener extends Supervisable {
  /** `http://…`, as it was bound. */
  readonly url: string;
}

/**
 * Answers every GET and HEAD for a known name with a 301 to the same path over HTTPS, and nothing else with anything but an empty
 * refusal; throws what `listen` throws.
 */
export async function createRedirectListener(deps: {
  readonly host: string;
  readonly port: number;
  /** Names that are answered, and the port of HTTPS; looked at with every request. */
  readonly target: () => { readonly names: readonly string[]; readonly port: number };
  /** Whether an address may ask anything at all. */
  readonly mayAsk: (address: string) => boolean;
}): Promise<RedirectListener> {
  const { host, port, target, mayAsk } = deps;
  const failures = new Set<(reason: string) => void>();
  let ending = false;
  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: headersMs,
      requestTimeout: headersMs,
      connectionsCheckingInterval: 2_000,
      keepAlive: false,
    },
    (incoming, outgoing) => {
      const address = networkAddress(incoming.socket.remoteAddress);
      const isWelcome = isFromItself(incoming.socket) || mayAsk(address);
      answer(incoming, outgoing, isWelcome ? target() : undefined);
    },
  );
  server.maxConnections = connections;
  server.maxHeadersCount = maxHeaderFields;
  server.on('clientError', (_cause, socket) => {
    if (socket.writable) socket.end(bareBadRequest('plain'));
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  function failed(reason: string): void {
    if (ending) return;
    for (const failure of failures) failure(reason);
  }
  server.on('error', (cause: NodeJS.ErrnoException) => failed(cause.code ?? cause.name));
  server.on('close', () => failed('closed'));
  const end = () => {
    ending = true;
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}`,
    onFailure: (failure) => void failures.add(failure),
    destroy: () => void end(),
    close: end,
  };
}

function answer(
  { method, url = '', rawHeaders }: IncomingMessage,
  outgoing: ServerResponse,
  target: { readonly names: readonly string[]; readonly port: number } | undefined,
): void {
  const claimed = rawHeaders.filter((_, index) => rawHeaders[index - 1]?.toLowerCase() === 'host' && index % 2 === 1);
  const name = claimed[0]?.toLowerCase().replace(/:\d{1,5}$/, '') ?? '';
  const known = new Set(target?.names.map((one) => (one.includes(':') ? `[${one}]` : one.toLowerCase())));
  outgoing.shouldKeepAlive = false;
  outgoing.setHeader('content-length', 0);
  // Nothing keeps the way: the port may be another one tomorrow.
  outgoing.setHeaders(bareSecurityHeaders('plain'));
  if (!target) {
    outgoing.statusCode = 403;
  } else if (method !== 'GET' && method !== 'HEAD') {
    outgoing.setHeader('allow', 'GET, HEAD');
    outgoing.statusCode = 405;
  } else if (claimed.length !== 1 || !isOurs([name], known)) {
    outgoing.statusCode = 421;
  } else if (!isPath(url)) {
    outgoing.statusCode = 400;
  } else {
    outgoing.setHeader('location', `https://${name}${target.port === 443 ? '' : `:${target.port}`}${url}`);
    outgoing.statusCode = 301;
  }
  outgoing.end();
}

/** A path of this very host, of characters that a header may carry as they are. */
function isPath(url: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(url);
}
