import type { MiddlewareHandler } from 'hono';
import { backgroundHeader } from '../../shared/bridge.ts';
import type { Clock } from '../ports.ts';
import { deviceOf } from './device.ts';
import type { Exchange } from './exchange.ts';
import type { Profile } from './profile.ts';
import { createCookieCarrier } from './session-cookie.ts';

/** Says who asks, and sends the session's cookie back when the call changed it. */
export function identify(profile: Profile, clock: Clock): MiddlewareHandler<Exchange> {
  if (profile.kind === 'app') {
    return async (c, next) => {
      c.set('caller', { origin: 'ipc', address: null, session: profile.session });
      await next();
    };
  }
  return async (c, next) => {
    const session = createCookieCarrier(c.req.header('cookie'), clock);
    c.set('caller', {
      origin: 'https',
      address: c.env?.address ?? null,
      device: deviceOf(c.req.header('user-agent')),
      session,
      // A page may only say that nobody's hand is behind a call; whoever leaves it out counts as active.
      background: c.req.header(backgroundHeader) === '1',
      requestId: c.env?.requestId,
    });
    await next();
    const cookie = session.setCookie();
    if (cookie !== undefined) c.res.headers.append('set-cookie', cookie);
  };
}
