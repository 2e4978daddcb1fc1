import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it. */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after the present one that are taken: the clocks of phones are not ours. */
const tolerance = 1;
/** A last step this far ahead was noted before the clock was set back (ten minutes); a smaller one is waited for. */
const implausibleSteps = 20;
const secretBytes = 20;

/** A secret for an authenticator app, and the address that its QR code holds. */
export function newTimeSecret(deps: {
  readonly bytes: (size: number) => Buffer;
  readonly issuer: string;
  readonly label: string;
}): { readonly secret: Buffer; readonly base32: string; readonly uri: string } {
  const bytes = deps.bytes(secretBytes);
  const secret = secretOf(bytes);
  // A colon divides issuer and label in the address.
  const issuer = deps.issuer.replaceAll(':', ' ');
  return {
    secret: bytes,
    base32: secret.base32,
    uri: new TOTP({ ...settings, issuer, label: deps.label, secret }).toString(),
  };
}

/** Whether a text is a code of an authenticator app, or must be something else. */
export function isTimeCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

/**
 * The time step that a code belongs to; undefined when it belongs to none near `now` or to one that is not later than `last`, so that
 * a code which was looked over a shoulder is worth nothing.
 */
export function timeStepOf(code: string, secret: Buffer, now: Date, last: number | null): number | undefined {
  if (!isTimeCode(code)) return undefined;
  const timestamp = now.getTime();
  const present = TOTP.counter({ period: settings.period, timestamp });
  const delta = TOTP.validate({ ...settings, token: code, secret: secretOf(secret), timestamp, window: tolerance });
  if (delta === null) return undefined;
  const step = present + delta;
  const plausible = last !== null && last <= present + implausibleSteps;
  return plausible && step <= last ? undefined : step;
}

function secretOf(bytes: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}
