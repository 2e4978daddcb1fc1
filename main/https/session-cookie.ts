import type { Clock } from '../ports.ts';
import type { SessionCarrier } from '../rpc/context.ts';

/** The `__Host-` prefix makes browsers insist on Secure, Path=/ and no Domain. */
export const sessionCookieName = '__Host-session';

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const tokenPattern = /^[A-Za-z0-9_-]{16,256}$/;

/** A session held in a cookie, and what the response must say about it. */
export interface CookieCarrier extends SessionCarrier {
  /** The Set-Cookie header of this response; undefined when the session did not change. */
  setCookie(): string | undefined;
}

/** Reads the session of a Cookie header; anything that cannot be a token of ours counts as none. */
export function createCookieCarrier(cookieHeader: string | undefined, clock: Clock): CookieCarrier {
  let token = cookieToken(cookieHeader, sessionCookieName);
  let header: string | undefined;
  return {
    get token() {
      return token;
    },
    set(fresh, expiresAt) {
      const seconds = Math.max(0, Math.floor((expiresAt.getTime() - clock.now().getTime()) / 1000));
      token = fresh;
      header = `${sessionCookieName}=${fresh}; Max-Age=${seconds}; ${attributes}`;
    },
    clear() {
      token = undefined;
      header = `${sessionCookieName}=; Max-Age=0; ${attributes}`;
    },
    setCookie: () => header,
  };
}

/** The token in a cookie of this name. Two cookies of the name cannot come from us: neither is believed. */
export function cookieToken(header: string | undefined, name: string): string | undefined {
  // Few have one of each kind of ours.
  if (!header?.includes(name)) return undefined;
  let token: string | undefined;
  for (const part of header.split(';')) {
    const pair = part.trim();
    if (!pair.startsWith(name) || pair[name.length] !== '=') continue;
    if (token !== undefined) return undefined;
    token = pair.slice(name.length + 1);
  }
  return token !== undefined && tokenPattern.test(token) ? token : undefined;
}
