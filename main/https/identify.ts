import type { MiddlewareHandler } from 'hono';
import { backgroundHeader } from '../../shared/bridge.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';
import { bearerOf } from './bearer-header.ts';
import { deviceOf } from './device.ts';
import { createDeviceCookie } from './device-cookie.ts';
import type { Exchange } from './exchange.ts';
import type { Profile } from './profile.ts';
import { createCookieCarrier } from './session-cookie.ts';

/** Says who asks, and sends the cookies back that the call changed. */
export function identify(profile: Profile, clock: Clock): MiddlewareHandler<Exchange> {
  if (profile.kind === 'app') {
    return async (c, next) => {
      c.set('caller', { origin: 'ipc', address: null, session: profile.session });
      await next();
    };
  }
  return async (c, next) => {
    const cookies = c.req.header('cookie');
    const session = createCookieCarrier(cookies, clock);
    const known = createDeviceCookie(cookies);
    const bearer = bearerOf(c.req.header('authorization'));
    if (bearer !== undefined && session.token !== undefined)
      throw new AppError('BAD_REQUEST', 'Send either an access token or the cookie of a session, not both.');
    c.set('caller', {
      origin: 'https',
      address: c.env?.address ?? null,
      device: deviceOf(c.req.header('user-agent')),
      // A script has no session, and gets none.
      session: bearer === undefined ? session : null,
      bearer,
      known,
      // A page may only say that nobody's hand is behind a call; whoever leaves it out counts as active.
      background: c.req.header(backgroundHeader) === '1',
      requestId: c.env?.requestId,
    });
    await next();
    for (const cookie of [session.setCookie(), known.setCookie()])
      if (cookie !== undefined) c.res.headers.append('set-cookie', cookie);
    // What to send instead (RFC 6750, section 3).
    if (bearer !== undefined && c.res.status === 401) c.res.headers.set('www-authenticate', 'Bearer');
  };
}
