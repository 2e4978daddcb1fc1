import { backgroundHeader } from '../../shared/bridge.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';
import { bearerOf } from './bearer-header.ts';
import { deviceOf } from './device.ts';
import { createDeviceCookie } from './device-cookie.ts';
import type { Profile } from './profile.ts';
import type { Rule } from './rule.ts';
import { createCookieCarrier } from './session-cookie.ts';

/** Says who asks, and sends the cookies back that the call changed. */
export function identify(profile: Profile, clock: Clock): Rule {
  if (profile.kind === 'app') {
    return (visit) => {
      visit.caller = { origin: 'ipc', address: null, session: profile.session };
      return undefined;
    };
  }
  return (visit) => {
    const { headers, arrival } = visit;
    const cookies = headers.get('cookie') ?? undefined;
    const session = createCookieCarrier(cookies, clock);
    const known = createDeviceCookie(cookies);
    const bearer = bearerOf(headers.get('authorization') ?? undefined);
    if (bearer !== undefined && session.token !== undefined)
      throw new AppError('BAD_REQUEST', 'Send either an access token or the cookie of a session, not both.');
    visit.caller = {
      origin: 'https',
      address: arrival.address ?? null,
      device: deviceOf(headers.get('user-agent') ?? undefined),
      // A script has no session, and gets none.
      session: bearer === undefined ? session : null,
      bearer,
      known,
      // A page may only say that nobody's hand is behind a call; whoever leaves it out counts as active.
      background: headers.get(backgroundHeader) === '1',
      requestId: arrival.requestId,
      batch: arrival.batch,
    };
    return {
      leave(answer) {
        for (const cookie of [session.setCookie(), known.setCookie()])
          if (cookie !== undefined) answer.headers.append('set-cookie', cookie);
        // What to send instead (RFC 6750, section 3).
        if (bearer !== undefined && answer.status === 401) answer.headers.set('www-authenticate', 'Bearer');
      },
    };
  };
}
