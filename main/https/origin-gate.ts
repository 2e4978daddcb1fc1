import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../shared/contract/errors.ts';
import type { Exchange } from './exchange.ts';
import { appHost, type Profile } from './profile.ts';

/**
 * Refuses what a browser sends on behalf of another site. The host gate has already made sure that the name the request
 * came under is ours, so that comparing the origin with it is sound. Programs that are no browser send neither header.
 */
export function originGate(kind: Profile['kind']): MiddlewareHandler<Exchange> {
  return async (c, next) => {
    // No browser adds a token by itself to what another site makes it send.
    if (c.get('listedOrigin') || c.get('caller').bearer !== undefined) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const own = kind === 'app' ? `app://${appHost}` : `https://${c.env?.claimedHosts?.[0]?.toLowerCase()}`;
    if ((site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== own)) {
      throw new AppError('FORBIDDEN', 'Requests from other sites are refused. Open the address itself and try again.');
    }
    await next();
  };
}
