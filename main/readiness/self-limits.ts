import { request as requestPlain } from 'node:http';
import { Agent, request } from 'node:https';
import { type Finding, failed, ok } from './finding.ts';
import type { Self } from './self-requests.ts';

const limitMs = 10_000;
/** More than anybody who is not signed in may ask within a second. */
const burst = 120;
/** Asks under another address of this machine, so that browsers here keep their own share. */
const sideAddress = '127.86.84.1';
/** A page of another server. */
const foreign = 'https://foreign.example';
const advice = 'Restart the service; if it stays, keep the log and tell whoever looks after this program.';

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Whether somebody who asks without end is told to wait (row 002-074). */
export async function tryRateLimit(self: Self): Promise<Finding> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  try {
    for (let asked = 0; asked < burst; asked += 8) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(self, '/robots.txt', { agent })));
      const refused = answers.find((answer) => typeof answer !== 'string' && answer.status === 429);
      if (refused !== undefined && typeof refused !== 'string')
        return Number(refused.headers['retry-after']) >= 1
          ? ok('Too many requests at once are refused, with the time to wait.')
          : failed('Too many requests are refused without the time to wait.', advice);
      const [silent] = answers.filter((answer) => typeof answer === 'string');
      if (silent !== undefined) return failed(`This workstation does not reach itself over HTTPS: ${silent}.`, advice);
    }
    return failed('Whoever asks without end is not told to wait.', advice);
  } finally {
    agent.destroy();
  }
}

/** Whether pages of servers that nobody listed are kept out (rows 002-040, 002-072). */
export async function tryForeignPage(self: Self, listed: readonly string[]): Promise<Finding> {
  const headers = { origin: foreign, 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
  const read = await ask(self, '/health', { headers });
  const call = await ask(self, '/rpc/auth.me', { method: 'POST', headers });
  const silent = [read, call].find((answer) => typeof answer === 'string');
  if (silent !== undefined) return failed(`This workstation does not reach itself over HTTPS: ${silent}.`, advice);
  for (const answer of [read, call]) {
    if (typeof answer !== 'string' && answer.headers['access-control-allow-origin'] !== undefined)
      return failed('A page of any server may read what this workstation answers.', advice);
  }
  // Whoever tries again within seconds is told to wait, which is a refusal too.
  if (typeof call !== 'string' && call.status !== 403 && call.status !== 429)
    return failed(`A call from a page of another server is answered with ${call.status}.`, advice);
  return listed.length === 0
    ? ok('Pages of other servers are refused.')
    : ok(`Pages of other servers are refused, but for these, which need a token: ${listed.join(', ')}.`);
}

/** Whether the port for plain HTTP leads to HTTPS and serves nothing (rows 000-034, 004-087). */
export async function tryRedirect(host: string, port: number, url: string): Promise<Finding> {
  const path = '/equipment/1?from=readiness';
  const answer = await new Promise<(Head & { body: string }) | string>((resolve) => {
    const call = requestPlain(
      {
        host,
        port,
        path,
        headers: { host: new URL(url).hostname },
        agent: false,
        signal: AbortSignal.timeout(limitMs),
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body = (body + chunk).slice(0, 2000);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        response.on('error', (cause) => resolve(cause.message));
      },
    );
    call.on('error', (cause) => resolve(cause.message));
    call.end();
  });
  if (typeof answer === 'string') return failed(`The port for plain HTTP does not answer: ${answer}.`, advice);
  const target = String(answer.headers.location ?? '');
  if (answer.status === 301 && target.startsWith('https://') && target.endsWith(path) && answer.body.length < 500)
    return ok(`The port ${port} leads to HTTPS, and serves nothing.`);
  return failed(`The port ${port} for plain HTTP answers ${answer.status} instead of leading to HTTPS.`, advice);
}

function ask(
  { url, authority }: Self,
  path: string,
  how: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly agent?: Agent },
): Promise<Head | string> {
  const target = new URL(path, url);
  const beside = /^127\.|^localhost$/.test(target.hostname) && process.platform !== 'darwin';
  return new Promise((resolve) => {
    const call = request(
      target,
      {
        method: how.method ?? 'GET',
        headers: { ...how.headers },
        agent: how.agent ?? false,
        signal: AbortSignal.timeout(limitMs),
        // A certificate of the clinic may be known by the authority next above it, and names no numbers.
        ...(authority !== '' && { ca: authority, allowPartialTrustChain: true, checkServerIdentity: () => undefined }),
        ...(beside && { localAddress: sideAddress, family: 4 }),
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
        response.on('error', (cause) => resolve(cause.message));
      },
    );
    call.on('error', (cause) => resolve(cause.message));
    call.end(how.method === 'POST' ? '{}' : undefined);
  });
}
