import type { MiddlewareHandler } from 'hono';
import type { Exchange } from './exchange.ts';

/**
 * A request that was refused before its body was read leaves that body on the connection, and the next request on it would be
 * reset: the client is told to open a new one.
 */
export const spentConnections: MiddlewareHandler<Exchange> = async (c, next) => {
  await next();
  const hasBody = c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
  const read = c.get('bodyRead') ?? c.req.raw.bodyUsed;
  if (c.res.status >= 400 && hasBody && !read) c.res.headers.set('connection', 'close');
};
