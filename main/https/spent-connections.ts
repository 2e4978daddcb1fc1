import type { Rule } from './rule.ts';

/**
 * A request that was refused before its body was read leaves that body on the connection, and the next request on it would be
 * reset: the client is told to open a new one.
 */
export const spentConnections: Rule = (visit) => ({
  leave({ status, headers }) {
    if (status >= 400 && hasBody(visit.headers) && !visit.bodyUsed()) headers.set('connection', 'close');
  },
});

function hasBody(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('transfer-encoding') !== null || Number(headers.get('content-length') ?? 0) > 0;
}
