import type { Profile } from './profile.ts';
import type { AnswerHeaders, Rule } from './rule.ts';

/**
 * The content security policy of everything but files and the answers of calls. Styles need a nonce because the component library writes style
 * elements; the `default` trusted-types policy of the page refuses markup (decisions table of the security page).
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/**
 * A file is never shown in place: even one that a browser would open gets no origin, no script and no form. Neither is the answer of a
 * call, whose headers are then the same each time, so that HTTP/2 sends a few bytes for all of them.
 */
export const fileContentSecurityPolicy = "default-src 'none'; sandbox";

/** The headers of every answer, whatever the route and status. */
export function setSecurityHeaders(headers: AnswerHeaders, kind: Profile['kind'], nonce: () => string): void {
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentSecurityPolicy(nonce()));
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (kind === 'https') headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('permissions-policy', 'camera=(), microphone=(), payment=(), geolocation=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('cross-origin-embedder-policy', 'require-corp');
}

/** The headers of an answer without content. Over plain HTTP they promise nothing of TLS: browsers must not believe it there (RFC 6797, 7.2). */
export function bareSecurityHeaders(over: 'tls' | 'plain'): Headers {
  const headers = new Headers({ 'content-security-policy': fileContentSecurityPolicy });
  setSecurityHeaders(headers, over === 'tls' ? 'https' : 'app', () => '');
  return headers;
}

/** What is sent for bytes that never became a request, line by line as HTTP/1.1 has it. */
export function bareBadRequest(over: 'tls' | 'plain'): string {
  const lines = [...bareSecurityHeaders(over)].map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n${lines.join('')}\r\n`;
}

/** The outermost rule: also refusals and errors leave with the headers. */
export function securityHeaders(kind: Profile['kind']): Rule {
  return ({ nonce }) => ({ leave: ({ headers }) => setSecurityHeaders(headers, kind, nonce) });
}
