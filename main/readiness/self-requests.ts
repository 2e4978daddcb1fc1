import { request } from 'node:https';
import { connect, type SecureVersion } from 'node:tls';
import { type Finding, failed, ok } from './finding.ts';

/** Where this workstation's own listener is, and the authority that signed for it (PEM, empty when there is none). */
export interface Self {
  readonly url: string;
  readonly authority: string;
}

const limitMs = 10_000;
const advice = 'Restart the service; if it stays, keep the log and tell whoever looks after this program.';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Health over TLS: the fields and values that monitors read. */
export async function tryHealth(self: Self): Promise<Finding> {
  const answer = await ask(self, '/health');
  if (typeof answer === 'string')
    return failed(`This workstation does not reach itself over HTTPS: ${answer}.`, advice);
  const fields = fieldsOf(answer.body);
  if (answer.status === 200 && fields.status === 'healthy' && fields.database === true)
    return ok(`${self.url}/health answers healthy, with its data.`);
  return failed(`${self.url}/health answers ${answer.status}.`, advice);
}

/** The page that people see first. */
export async function trySignInPage(self: Self): Promise<Finding> {
  const answer = await ask(self, '/');
  if (typeof answer !== 'string' && answer.status === 200 && /<div id="?root/.test(answer.body))
    return ok('The page for signing in is served.');
  return failed('The page for signing in is not served.', advice);
}

/** The header values that browsers must get, to the letter. */
const exactHeaders: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** Whether browsers are told to keep everything else out. */
export async function tryHeaders(self: Self): Promise<Finding> {
  const answer = await ask(self, '/');
  if (typeof answer === 'string')
    return failed(`This workstation does not reach itself over HTTPS: ${answer}.`, advice);
  const wrong = Object.entries(exactHeaders)
    .filter(([name, value]) => answer.headers[name] !== value)
    .map(([name]) => name);
  const policy = String(answer.headers['content-security-policy'] ?? '');
  if (!policy.includes("default-src 'none'") || policy.includes('unsafe')) wrong.push('content-security-policy');
  if (wrong.length === 0) return ok('Every security header has its exact value.');
  return failed(`Security headers are missing or different: ${wrong.join(', ')}.`, advice);
}

/** TLS 1.2 and 1.3 are spoken, 1.1 is not. */
export async function tryProtocols(self: Self): Promise<Finding> {
  const [old, twelve, thirteen] = [
    await shakeHands(self, 'TLSv1.1'),
    await shakeHands(self, 'TLSv1.2'),
    await shakeHands(self, 'TLSv1.3'),
  ];
  if (old !== undefined) return failed('TLS 1.1 is spoken, which is broken.', advice);
  if (twelve === undefined || thirteen === undefined) return failed('TLS 1.2 or 1.3 is not spoken.', advice);
  return ok(`TLS 1.2 and 1.3 are spoken, 1.1 is refused; ciphers: ${twelve}, ${thirteen}.`);
}

/** The cipher of a handshake in one version of TLS; undefined when it does not come about. */
function shakeHands({ url, authority }: Self, version: SecureVersion): Promise<string | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: bare(hostname),
      port: Number(port || 443),
      minVersion: version,
      maxVersion: version,
      // The old version is offered only at this level; the other side must refuse it, not this one.
      ciphers: 'DEFAULT@SECLEVEL=0',
      ...(authority !== '' && { ca: authority }),
      ...nameOf(hostname),
    });
    const end = (cipher: string | undefined): void => {
      socket.destroy();
      resolve(cipher);
    };
    socket.setTimeout(limitMs, () => end(undefined));
    socket.once('secureConnect', () => end(socket.getCipher().name));
    socket.once('error', () => end(undefined));
  });
}

/** The answer, or in words why there is none. */
function ask({ url, authority }: Self, path: string): Promise<Answer | string> {
  return new Promise((resolve) => {
    const call = request(
      new URL(path, url),
      { ...(authority !== '' && { ca: authority }), agent: false, signal: AbortSignal.timeout(limitMs) },
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
