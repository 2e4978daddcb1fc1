import { Secret, TOTP } from 'otpauth';

/** The app on a person's phone: shows the code of a key at a moment. */
export function codeOf(key: string, at = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({ timestamp: at });
}

/** The code of the next half minute, which is taken already: each is taken once. */
export function nextCodeOf(key: string): string {
  return codeOf(key, Date.now() + 30_000);
}
