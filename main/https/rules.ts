import type { Core } from '../core-types.ts';
import type { Ports } from '../ports.ts';
import type { Assets } from './assets.ts';
import { answerPreflight, crossOrigin, tokenFromElsewhere } from './cross-origin.ts';
import { hostGate, windowHostGate } from './host-gate.ts';
import { identify } from './identify.ts';
import { healthGate, networkGate } from './network-gate.ts';
import { originGate } from './origin-gate.ts';
import type { AppProfile, HttpsProfile } from './profile.ts';
import { defaultLimits, rateGate } from './rate-gate.ts';
import type { Rule } from './rule.ts';
import { securityHeaders } from './security-headers.ts';
import { spentConnections } from './spent-connections.ts';
import { closedRules, createAdmission } from './who-may-ask.ts';

/** The paths of calls. */
export const callPaths = '/rpc/*';

/** A rule, and the paths that it holds for. */
export interface RuleOn {
  readonly on: string;
  readonly rule: Rule;
}

/** What pages of listed origins may ask for, with a token. */
const tokenPaths = [callPaths, '/events', '/upload/*', '/download/*', '/openapi.json'];
/** What a browser may only be asked for by the page itself. */
const ownPaths = [callPaths, '/events', '/upload/*'];

/** Everything that is asked of requests over the network before a route answers them, in its order. */
export function networkRules(
  deps: { readonly core: Core; readonly assets: Assets; readonly ports: Pick<Ports, 'clock' | 'random' | 'log'> },
  profile: HttpsProfile,
): readonly RuleOn[] {
  const { core, assets, ports } = deps;
  const admission = createAdmission(profile.rules ?? (() => closedRules));
  const limited = rateGate({
    limits: { ...defaultLimits, ...profile.limits },
    protecting: () => admission().protecting,
    authenticate: (caller) => core.authenticate(caller),
    refuseToken(caller) {
      if (core.state().state === 'READY') core.refuseToken(caller, caller.requestId ?? ports.random.uuid());
    },
  });
  return [
    ...on(['*'], securityHeaders('https')),
    ...on(['*'], spentConnections),
    ...on(['*'], networkGate(admission, ports.log)),
    ...on(['*'], hostGate),
    ...on(['*'], identify(profile, ports.clock)),
    ...on([...tokenPaths, '/health'], crossOrigin(admission)),
    // Hashed files come from memory and are asked for once per browser; everything else is counted.
    ...on(['*'], (visit) => (assets.find(visit.path)?.immutable ? undefined : limited(visit))),
    ...on([...tokenPaths, '/health'], answerPreflight),
    ...on(tokenPaths, tokenFromElsewhere),
    ...on(['/health'], healthGate(admission)),
    ...on(ownPaths, originGate('https')),
  ];
}

/** The same for the desktop window, which is the only one to ask. */
export function windowRules(profile: AppProfile, clock: Ports['clock']): readonly RuleOn[] {
  return [
    ...on(['*'], securityHeaders('app')),
    ...on(['*'], spentConnections),
    ...on(['*'], windowHostGate),
    ...on(['*'], identify(profile, clock)),
    ...on(['/upload/*'], originGate('app')),
  ];
}

function on(paths: readonly string[], rule: Rule): readonly RuleOn[] {
  return paths.map((path) => ({ on: path, rule }));
}
