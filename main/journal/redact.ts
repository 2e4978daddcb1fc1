/** What stands in place of what must not be in a log. */
export const removed = '[removed]';

/** Names of facts whose values never reach a log, without punctuation and in lower case (rows G8, 004-092). */
const secretNames = new Set([
  'pass',
  'pwd',
  'key',
  'ticket',
  'otp',
  'totp',
  'pin',
  'setcookie',
  'firstname',
  'lastname',
  'patientname',
  'birthdate',
  'dateofbirth',
  'ipp',
  'healthcard',
]);
const secretParts =
  /password|passwd|passphrase|secret|credential|authorization|recoverykey|privatekey|apikey|databasekey|(pass|pwd|tokens?|cookies?|otp|otpcode)\d*$/;

/** Whether a fact of this name is never written. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return secretNames.has(plain) || secretParts.test(plain);
}

const replacements: readonly (readonly [pattern: RegExp, by: string])[] = [
  // Keys and certificates in PEM.
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(-----END [A-Z ]+-----|$)/g, removed],
  [/\b(Bearer|Basic|Negotiate)\s+[\w.~+/=-]{6,}/gi, `$1 ${removed}`],
  [/\b((?:__Host-|__Secure-)?session=)[^\s;,"']+/gi, `$1${removed}`],
  [/\b((?:set-)?cookie["']?\s*[:=]\s*)[^\r\n"']+/gi, `$1${removed}`],
  [
    /\b((?:\w*(?:password|passwd|passphrase|secret|token|pwd|pass|ticket|otp)|(?:hex)?key)\\*["']?\s*[:=]\s*)("[^"]*"|'[^']*'|\\+".*?\\+"|[^\s,;&}]+)/gi,
    `$1${removed}`,
  ],
  // Secret addresses.
  [/(\/(?:download|upload|calendar)\/)[\w.~-]+/g, `$1${removed}`],
  [/(:\/\/)[^\s/:@]+:[^\s/@]+@/g, `$1${removed}@`],
  // A recovery key as it is printed, or a good part of it.
  [/\b(?:[0-9A-HJKMNP-TV-Z]{4}[- ]){5,13}[0-9A-HJKMNP-TV-Z]{4}\b/g, removed],
  [/\b(?:[0-9a-hjkmnp-tv-z]{4}-){5,13}[0-9a-hjkmnp-tv-z]{4}\b/gi, removed],
  // 16 bytes and more in hexadecimal, also with an x'…' around them; padded base64.
  [/[0-9a-f]{32,}/gi, removed],
  [/(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)/g, removed],
];

/** Runs that could be a token: long, and of more than words. */
const longRun = /[A-Za-z0-9_-]{32,}/g;

/** A text without what looks like a password, key, token, cookie, ticket or recovery key. */
export function redactText(text: string): string {
  let clean = text;
  for (const [pattern, by] of replacements) clean = clean.replace(pattern, by);
  return clean.replace(longRun, (run) => (isRandom(run) ? removed : run));
}

/** Digits and capitals inside one run: random bytes as text, or a recovery key without its dashes; names of files and identifiers of requests are neither. */
function isRandom(run: string): boolean {
  return /\d/.test(run) && /[A-Z]/.test(run);
}
