import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import { framesOf, frameTypes, statusOf } from '../support/raw-http2.ts';
import { describedProcedures } from './malformed-bodies.ts';
import { type Malformed, malformedRequests, oddCalls } from './malformed-requests.ts';

/** What malformed requests are sent to, and how many. */
export interface MalformedOrder {
  /** `https://name:port` of the listener. */
  readonly url: string;
  /** PEM of what to trust. */
  readonly authority: string;
  readonly count: number;
  /** The same seed sends the same requests. */
  readonly seed: number;
  /** A `Cookie` header of somebody who is signed in, so that bodies get beyond the door. */
  readonly cookie?: string | undefined;
  /** A personal access token, instead of the cookie. */
  readonly token?: string | undefined;
  /** What `/openapi.json` answers: every procedure gets inputs of wrong types. */
  readonly openApi: unknown;
  /** Connections at the same time. */
  readonly parallel?: number | undefined;
}

/** What became of them. */
export interface MalformedOutcome {
  readonly sent: number;
  readonly seed: number;
  /** Answers by status; `closed` where the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers of 500 and above (503 of a closed database included), with what was sent. */
  readonly faults: readonly { readonly status: number; readonly what: string }[];
  /** Requests that neither got an answer nor a closed connection within a second. */
  readonly hangs: readonly string[];
  readonly slowestMs: number;
}

/** An answer takes no longer than this (security page, T4); milliseconds. */
const hangMs = 1000;
/** Until the sender stops waiting for a request that may be incomplete, and says that it is done. */
const patienceMs = 150;

type Sent = { readonly status: number | 'closed' | 'hang' };

/**
 * Sends malformed requests: odd bytes on connections of their own, and calls of every procedure with inputs of wrong types. Writes one
 * line of JSON with the counts and the seed.
 *
 * @throws Error where the listener cannot be reached at all
 */
export async function sendMalformed(order: MalformedOrder): Promise<MalformedOutcome> {
  const { seed, count, cookie, token } = order;
  const proof =
    token !== undefined
      ? (['Authorization', `Bearer ${token}`] as const)
      : cookie
        ? (['Cookie', cookie] as const)
        : null;
  const line = createLine(order, proof);
  const waiting = mixed(order, proof);
  const statuses: Record<string, number> = {};
  const faults: { status: number; what: string }[] = [];
  const hangs: string[] = [];
  let slowestMs = 0;

  async function work(): Promise<void> {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const begun = performance.now();
      const { status } = await line.send(next);
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 'hang') hangs.push(wordsOf(next));
      if (typeof status === 'number' && status >= 500) faults.push({ status, what: wordsOf(next) });
    }
  }

  try {
    await Promise.all(Array.from({ length: order.parallel ?? 16 }, work));
  } finally {
    line.close();
  }
  const outcome = { sent: count, seed, statuses, faults, hangs, slowestMs: Math.round(slowestMs) };
  process.stdout.write(
    `${JSON.stringify({ malformed: { ...outcome, faults: faults.length, hangs: hangs.length } })}\n`,
  );
  return outcome;
}

/** As many as are asked for: every procedure in turn, and odd bytes in between. */
function mixed(order: MalformedOrder, proof: readonly [string, string] | null): Malformed[] {
  const { seed, count } = order;
  const procedures = describedProcedures(order.openApi);
  const calls = procedures.length === 0 ? 0 : Math.floor(count * 0.45);
  const each = Math.ceil(calls / Math.max(1, procedures.length));
  const rounds = procedures.map((procedure) => fc.sample(oddCalls(procedure), { seed, numRuns: each }));
  const inTurn = Array.from({ length: each }, (_, i) => rounds.flatMap((round) => round[i] ?? []))
    .flat()
    .slice(0, calls);
  const odd = fc.sample(malformedRequests({ host: new URL(order.url).host, proof }), { seed, numRuns: count - calls });
  const both: Malformed[] = [];
  for (let i = 0; i < Math.max(inTurn.length, odd.length); i++) {
    for (const one of [inTurn[i], odd[i]]) if (one) both.push(one);
  }
  return both;
}

/** Connections to the listener: calls share one of HTTP/2, odd bytes have one each. */
function createLine(order: MalformedOrder, proof: readonly [string, string] | null) {
  const { hostname, port } = new URL(order.url);
  const target = { host: hostname, port: Number(port || 443), ca: order.authority };
  const proven = proof ? { [proof[0].toLowerCase()]: proof[1] } : {};
  let shared: ClientHttp2Session | undefined;

  function session(): ClientHttp2Session {
    if (!shared || shared.closed || shared.destroyed) {
      shared = connectHttp2(order.url, { ca: order.authority });
      shared.on('error', () => undefined);
    }
    return shared;
  }

  function call({ path, body, headers }: Extract<Malformed, { kind: 'call' }>): Promise<Sent> {
    return new Promise((resolve) => {
      const stream = session().request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/json',
        ...proven,
        ...headers,
      });
      const late = setTimeout(() => settle({ status: 'hang' }), hangMs);
      function settle(sent: Sent): void {
        clearTimeout(late);
        resolve(sent);
        stream.destroy();
      }
      stream.on('response', (answered) => settle({ status: Number(answered[':status']) }));
      stream.on('error', () => settle({ status: 'closed' }));
      stream.on('close', () => settle({ status: 'closed' }));
      stream.end(body);
    });
  }

  function raw({ kind, bytes }: Exclude<Malformed, { kind: 'call' }>): Promise<Sent> {
    return new Promise((resolve, reject) => {
      const protocol = kind === 'http1' ? 'http/1.1' : 'h2';
      const socket = connectTls({ ...target, ALPNProtocols: [protocol] });
      let received: Buffer = Buffer.alloc(0);
      let agreed = false;
      let patience: NodeJS.Timeout | undefined;
      let late: NodeJS.Timeout | undefined;
      function settle(sent: Sent): void {
        clearTimeout(patience);
        clearTimeout(late);
        resolve(sent);
        socket.destroy();
      }
      socket.on('secureConnect', () => {
        agreed = true;
        socket.write(bytes);
        // It may be incomplete: after a while nothing more comes, and then the other side has to come to an end.
        patience = setTimeout(() => {
          socket.end();
          late = setTimeout(() => settle({ status: 'hang' }), hangMs);
        }, patienceMs);
      });
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        const status = kind === 'http1' ? status1(received) : status2(received);
        if (status !== undefined) settle({ status });
      });
      socket.on('close', () => settle({ status: 'closed' }));
      socket.on('error', (cause) => {
        if (agreed) settle({ status: 'closed' });
        else reject(cause);
      });
    });
  }

  return {
    send: (one: Malformed) => (one.kind === 'call' ? call(one) : raw(one)),
    close: () => shared?.destroy(),
  };
}

/** The first status that is not one of those in between (100 Continue). */
function status1(received: Buffer): number | undefined {
  const statuses = received.toString('latin1').matchAll(/HTTP\/1\.1 (\d{3}) /g);
  for (const [, status] of statuses) if (Number(status) >= 200) return Number(status);
  return undefined;
}

function status2(received: Buffer): number | undefined {
  const answer = framesOf(received).find(({ type }) => type === frameTypes.headers);
  return answer && statusOf(answer.payload);
}

function wordsOf(one: Malformed): string {
  if (one.kind === 'call') return `POST ${one.path} ${JSON.stringify(one.headers)} ${one.body.slice(0, 300)}`;
  return `${one.kind} ${JSON.stringify(one.bytes.subarray(0, 300).toString('latin1'))}`;
}
