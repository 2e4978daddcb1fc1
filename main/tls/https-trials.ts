import type { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { type ConnectionOptions, connect, type SecureVersion, type TLSSocket } from 'node:tls';

/** A listener of this machine, and the authority that signed for it (PEM, empty when there is none). */
export interface Served {
  readonly url: string;
  readonly authority: string;
}

const limitMs = 10_000;

/** What trying one thing has shown. */
export interface Trial {
  readonly good: boolean;
  /** A sentence. */
  readonly evidence: string;
}

const good = (evidence: string): Trial => ({ good: true, evidence });
const bad = (evidence: string): Trial => ({ good: false, evidence });

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Health over TLS: the fields and values that monitors read. */
export async function tryHealth(served: Served): Promise<Trial> {
  const answer = await ask(served, '/health');
  if (typeof answer === 'string') return bad(`This workstation does not reach itself over HTTPS: ${answer}.`);
  const fields = fieldsOf(answer.body);
  if (answer.status === 200 && fields.status === 'healthy' && fields.database === true)
    return good(`${served.url}/health answers healthy, with its data.`);
  return bad(`${served.url}/health answers ${answer.status}.`);
}

/** The page that people see first. */
export async function trySignInPage(served: Served): Promise<Trial> {
  const answer = await ask(served, '/');
  if (typeof answer !== 'string' && answer.status === 200 && /<div id="?root/.test(answer.body))
    return good('The page for signing in is served.');
  return bad('The page for signing in is not served.');
}

/** The header values that browsers must get, to the letter. */
const exactHeaders: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), payment=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
/** What would say who serves, or let others read. */
const unwantedHeaders = ['server', 'x-powered-by', 'access-control-allow-origin'];

/** Whether browsers are told to keep everything else out. */
export async function tryHeaders(served: Served): Promise<Trial> {
  const answer = await ask(served, '/');
  if (typeof answer === 'string') return bad(`This workstation does not reach itself over HTTPS: ${answer}.`);
  const wrong = Object.entries(exactHeaders)
    .filter(([name, value]) => answer.headers[name] !== value)
    .map(([name]) => name);
  const policy = String(answer.headers['content-security-policy'] ?? '');
  if (!policy.includes("default-src 'none'") || policy.includes('unsafe')) wrong.push('content-security-policy');
  wrong.push(...unwantedHeaders.filter((name) => answer.headers[name] !== undefined));
  if (wrong.length === 0) return good('Every security header has its exact value.');
  return bad(`Security headers are missing or different: ${wrong.join(', ')}.`);
}

/** TLS 1.2 and 1.3 are spoken, 1.1 is not. */
export async function tryProtocols(served: Served): Promise<Trial> {
  const [old, twelve, thirteen] = [
    await shakeHands(served, 'TLSv1.1'),
    await shakeHands(served, 'TLSv1.2'),
    await shakeHands(served, 'TLSv1.3'),
  ];
  if (old !== undefined) return bad('TLS 1.1 is spoken, which is broken.');
  if (twelve === undefined || thirteen === undefined) return bad('TLS 1.2 or 1.3 is not spoken.');
  return good(`TLS 1.2 and 1.3 are spoken, 1.1 is refused; ciphers: ${twelve}, ${thirteen}.`);
}

/** The certificate that comes, up to the authority that whoever trusts this workstation knows. */
export async function tryChain(served: Served): Promise<Trial> {
  const leaf = await handshake(served, {}, (socket) => socket.getPeerX509Certificate());
  if (leaf === undefined) return bad('The certificate does not lead to its authority, so that browsers warn.');
  const subjects: string[] = [];
  for (let one: X509Certificate | undefined = leaf; one; one = one.issuerCertificate) {
    const subject = one.subject.split('\n').join(', ');
    if (subjects.at(-1) === subject) break;
    subjects.push(subject);
  }
  return good(`${subjects.join(', under ')}; SHA-256 ${leaf.fingerprint256}.`);
}

/** The cipher of a handshake in one version of TLS; undefined when it does not come about. */
function shakeHands(served: Served, version: SecureVersion): Promise<string | undefined> {
  // The old version is offered only at this level; the other side must refuse it, not this one.
  const only = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  return handshake(served, only, (socket) => socket.getCipher().name);
}

/** What a handshake shows; undefined when it does not come about. */
function handshake<T>(
  { url, authority }: Served,
  options: ConnectionOptions,
  look: (socket: TLSSocket) => T | undefined,
): Promise<T | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: bare(hostname),
      port: Number(port || 443),
      ...options,
      ...trustIn(authority),
      ...nameOf(hostname),
    });
    const end = (shown: T | undefined): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.setTimeout(limitMs, () => end(undefined));
    socket.once('secureConnect', () => end(look(socket)));
    socket.once('error', () => end(undefined));
  });
}

/** The answer, or in words why there is none. */
function ask({ url, authority }: Served, path: string): Promise<Answer | string> {
  return new Promise((resolve) => {
    const call = request(
      new URL(path, url),
      { ...trustIn(authority), agent: false, signal: AbortSignal.timeout(limitMs) },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body = (body + chunk).slice(0, 20_000);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        response.on('error', (cause) => resolve(cause.message));
      },
    );
    call.on('error', (cause) => resolve(cause.message));
    call.end();
  });
}

/** Which names a certificate covers is looked at elsewhere: here it need not name the number under which it is called. */
function trustIn(authority: string) {
  return authority === '' ? {} : { ca: authority, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
}

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Not JSON: no field has the right value.
    return {};
  }
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

/** A name is sent along in the handshake; a number may not be. */
function nameOf(hostname: string): { servername?: string } {
  return /^[\d.]+$|^\[/.test(hostname) ? {} : { servername: hostname };
}
