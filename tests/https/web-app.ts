import { inject } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createApp } from '../../main/https/app.ts';
import type { Arrival } from '../../main/https/arrival.ts';
import { createAssets } from '../../main/https/assets.ts';
import type { EventStreamLimits } from '../../main/https/event-streams.ts';
import type { HttpsProfile, Profile } from '../../main/https/profile.ts';
import type { BodyDeadlines } from '../../main/https/request-body.ts';
import { sessionCookieName } from '../../main/https/session-cookie.ts';
import { closedRules } from '../../main/https/who-may-ask.ts';
import type { Context } from '../../main/rpc/context.ts';
import type { RoleId } from '../../shared/contract/permissions.ts';
import type { TestCore } from '../support/core.ts';

/** The name the app answers for in tests without a socket. */
export const testHost = 'rems.clinic.example:8443';

const page = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>';
/** Long enough to be compressed. */
export const script = `export const text = ${JSON.stringify('radiation '.repeat(400))};\n`;

/** A page of three files, in place of a built one. */
function testAssets() {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return createAssets(
    new Map([
      ['index.html', bytes(page)],
      ['assets/index-DvX3a9Qk.js', bytes(script)],
      ['favicon.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ]),
  );
}

/** Options of {@link webApp}. */
export interface WebAppOptions {
  readonly profile?: Profile;
  readonly deadlines?: Partial<BodyDeadlines>;
  readonly streams?: Partial<EventStreamLimits>;
}

/** Callers of tests come from networks that are reserved for documentation, and nobody of them is slowed down. */
const testProfile: HttpsProfile = {
  kind: 'https',
  limits: { anonymousPerSecond: 10_000, anonymousBurst: 20_000 },
  rules: () => ({ ...closedRules, allowed: ['192.0.2.0/24'] }),
};

/** The app over a core, with generous limits for anonymous callers unless a profile says otherwise. */
export function appOver(test: TestCore, { profile, deadlines, streams }: WebAppOptions = {}) {
  return createApp({
    core: test.core,
    assets: testAssets(),
    profile: profile?.kind === 'app' ? profile : { ...testProfile, ...profile },
    ports: { clock: test.clock, random: systemRandom, log: test.log },
    ...(deadlines && { deadlines }),
    ...(streams && { streams }),
  });
}

/** Sends requests to the app without a socket, as they would arrive from the listener. */
export function webApp(test: TestCore, options: WebAppOptions = {}) {
  const app = appOver(test, options);
  return (path: string, init: RequestInit = {}, arrival: Partial<Arrival> = {}) =>
    app.request(`https://${testHost}${path}`, init, {
      address: '192.0.2.10',
      fromItself: false,
      claimedHosts: [testHost],
      hosts: new Set([testHost]),
      abort: () => undefined,
      ...arrival,
    });
}

/** The cookie of a session that the template installation already has. */
export function cookieOf(role: RoleId): string {
  return `${sessionCookieName}=${inject('template').tokens[role]}`;
}

/** A call as the page makes it. */
export function call(input: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(input) };
}

/** The context of a procedure that this role calls, as far as tickets look at it. */
export function ticketContext(test: TestCore, role: RoleId): Context {
  return { principal: test.core.authenticate(test.caller(role)) } as Context; // as: tickets read the principal alone
}
