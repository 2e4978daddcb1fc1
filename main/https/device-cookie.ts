import type { DeviceCarrier } from '../rpc/context.ts';
import { cookieToken } from './session-cookie.ts';

/** What a browser is known by where devices are approved; the prefix makes browsers insist on Secure, Path=/ and no Domain. */
const deviceCookieName = '__Host-device';

/** The longest that browsers keep a cookie, seconds. */
const maxAge = 400 * 24 * 3600;

/** The cookie of a known browser, and what the response must say about it. */
export interface DeviceCookie extends DeviceCarrier {
  /** The Set-Cookie header of this response; undefined when nothing changed. */
  setCookie(): string | undefined;
}

/** Reads what a browser is known by; anything that cannot be a token of ours counts as none. */
export function createDeviceCookie(cookieHeader: string | undefined): DeviceCookie {
  let token = cookieToken(cookieHeader, deviceCookieName);
  let header: string | undefined;
  return {
    get token() {
      return token;
    },
    set(fresh) {
      token = fresh;
      header = `${deviceCookieName}=${fresh}; Max-Age=${maxAge}; Path=/; Secure; HttpOnly; SameSite=Strict`;
    },
    setCookie: () => header,
  };
}
