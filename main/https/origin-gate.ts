import { AppError } from '../../shared/contract/errors.ts';
import { appHost, type Profile } from './profile.ts';
import type { Rule } from './rule.ts';

/**
 * Refuses what a browser sends on behalf of another site. The host gate has already made sure that the name the request
 * came under is ours, so that comparing the origin with it is sound. Programs that are no browser send neither header.
 */
export function originGate(kind: Profile['kind']): Rule {
  return ({ listedOrigin, caller, headers, arrival }) => {
    // No browser adds a token by itself to what another site makes it send.
    if (listedOrigin || caller.bearer !== undefined) return undefined;
    const site = headers.get('sec-fetch-site');
    const origin = headers.get('origin');
    const own = () => (kind === 'app' ? `app://${appHost}` : `https://${arrival.claimedHosts?.[0]?.toLowerCase()}`);
    if ((site !== null && site !== 'same-origin') || (origin !== null && origin !== own())) {
      throw new AppError('FORBIDDEN', 'Requests from other sites are refused. Open the address itself and try again.');
    }
    return undefined;
  };
}
