/** What kept a server from answering, in the order of the stages in which it can happen. */
export type FaultKind =
  | 'name-unknown'
  | 'refused'
  | 'no-route'
  | 'no-answer'
  | 'closed'
  | 'not-loopback'
  | 'start-tls-refused'
  | 'not-tls'
  | 'authority-unknown'
  | 'name-mismatch'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-refused'
  | 'unprotected'
  | 'malformed'
  | 'account-refused'
  | 'protection-asked'
  | 'anonymous-refused'
  | 'base-missing'
  | 'busy'
  | 'result'
  | 'filter-unusable'
  | 'no-lasting-id'
  | 'no-username';

/** A directory that could not do what was asked, by its own fault or that of the settings; never by the fault of who signs in. */
export class DirectoryFault extends Error {
  override readonly name = 'DirectoryFault';
  readonly kind: FaultKind;
  /** Names of a certificate, a result code: facts for an administrator, never a text of the server's. */
  readonly detail: string | null;
  constructor(kind: FaultKind, detail: string | null = null, cause?: unknown) {
    super(`directory: ${kind}`, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.detail = detail;
  }
}

/** Faults after which another server may still do; the others would meet the same account, base or entry there. */
export function isOfOneServer(fault: DirectoryFault): boolean {
  return ![
    'account-refused',
    'anonymous-refused',
    'base-missing',
    'filter-unusable',
    'no-lasting-id',
    'no-username',
  ].includes(fault.kind);
}

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
]);

/** What a socket's error says. */
export function faultOfSocket(cause: unknown): DirectoryFault {
  if (cause instanceof DirectoryFault) return cause;
  const code = codeOf(cause);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
      return new DirectoryFault('name-unknown', null, cause);
    case 'ECONNREFUSED':
      return new DirectoryFault('refused', null, cause);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return new DirectoryFault('no-route', null, cause);
    case 'ETIMEDOUT':
      return new DirectoryFault('no-answer', null, cause);
    case 'CERT_HAS_EXPIRED':
      return new DirectoryFault('certificate-expired', null, cause);
    case 'CERT_NOT_YET_VALID':
      return new DirectoryFault('certificate-not-yet-valid', null, cause);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new DirectoryFault('name-mismatch', namesOf(cause), cause);
    default:
      break;
  }
  if (code !== undefined && untrusted.has(code)) return new DirectoryFault('authority-unknown', null, cause);
  if (code?.startsWith('ERR_SSL_') || code === 'EPROTO') return new DirectoryFault('not-tls', code, cause);
  if (code !== undefined && /CERT|CRL|HOSTNAME|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH/.test(code))
    return new DirectoryFault('certificate-refused', code, cause);
  // Several addresses were tried: the last one speaks for all.
  if (cause instanceof AggregateError && cause.errors.length > 0) return faultOfSocket(cause.errors.at(-1));
  return new DirectoryFault('closed', null, cause);
}

/** The code of Node's or an LDAP error. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/** The LDAP result code of the library's errors; undefined for faults of the connection. */
export function resultCodeOf(cause: unknown): number | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'number' ? cause.code : undefined;
}

/** The names in the certificate that did not fit, shortened and without anything that could draw on a terminal. */
function namesOf(cause: unknown): string | null {
  const certificate: unknown = cause instanceof Error && 'cert' in cause ? cause.cert : undefined;
  if (typeof certificate !== 'object' || certificate === null || !('subjectaltname' in certificate)) return null;
  return typeof certificate.subjectaltname === 'string' ? plainText(certificate.subjectaltname, 300) : null;
}

/** A foreign text as it may be shown: no control characters, not longer than `length`. */
export function plainText(text: string, length: number): string {
  const clean = text.replace(/\p{C}+/gu, ' ').trim();
  return clean.length <= length ? clean : `${clean.slice(0, length)}…`;
}
