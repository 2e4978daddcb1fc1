import type { Arrival } from '../arrival.ts';
import type { PlainAnswer } from '../plain-answer.ts';
import type { Incoming } from '../plain-calls.ts';
import { RawHeaders } from '../raw-headers.ts';
import { isStreamed } from '../streamed.ts';
import { type ArrivingBody, createArrivingBody, wholeBody } from './arriving-body.ts';
import type { ByteStreams } from './byte-streams.ts';
import type { Asker, Order, Report } from './messages.ts';

type Call = Extract<Report, { kind: 'call' }>;
type Fetch = Extract<Report, { kind: 'fetch' }>;

/** What answers the requests of the thread. */
export interface ServedApp {
  fetch(request: Request, arrival: Arrival): Response | Promise<Response>;
  calls(call: Incoming): Promise<PlainAnswer>;
}

/** A listener as far as its requests go. */
export interface Serving {
  readonly app: ServedApp;
  /** The `host:port` names that it answers for. */
  readonly hosts: ReadonlySet<string>;
}

/** The core's side of requests: each is answered by the app of its listener as if it had come from a socket of this thread. */
export function createServedRequests(deps: {
  readonly order: (order: Order, transfer?: readonly ArrayBuffer[]) => void;
  readonly streams: ByteStreams;
}) {
  const { order, streams } = deps;
  const bodies = new Map<number, ArrivingBody>();
  const batches = createBatchNumbers();

  function arrivalOf(
    { kind, request, address, fromItself, requestId, claimedHosts, body }: Call | Fetch,
    { hosts }: Serving,
    batch: object,
  ): Arrival & { asker(): Asker | null } {
    let asker: Asker | null = null;
    // What is there as a whole is answered at once; over anything else its sender may go.
    const mayTakeLong = kind === 'fetch' || body === null;
    return {
      address,
      fromItself,
      requestId,
      batch,
      claimedHosts: claimedHosts === '' ? [] : claimedHosts.split('\n'),
      hosts,
      noteAccount(account, token = null) {
        asker = { account, token };
        if (mayTakeLong) order({ kind: 'asker', request, asker });
      },
      asker: () => asker,
      abort: () => order({ kind: 'abort', request }),
    };
  }

  async function call(asked: Call, serving: Serving): Promise<void> {
    const { request, target } = asked;
    const headers = new RawHeaders(asked.headers.split('\n'));
    const arrival = arrivalOf(asked, serving, batches(asked.batch));
    const read = bodies.get(request)?.read ?? wholeBody(asked.body ?? '');
    try {
      const answer = await serving.app.calls({ method: 'POST', target, headers, arrival, read });
      const { status, text } = answer;
      const lines = JSON.stringify(answer.headers.lines);
      order({ kind: 'answer', request, status, headers: lines, text, asker: arrival.asker() });
    } finally {
      bodies.delete(request);
    }
  }

  async function fetch(asked: Fetch, serving: Serving): Promise<void> {
    const { request } = asked;
    const arrival = arrivalOf(asked, serving, {});
    const response = await fetched(asked, serving, arrival);
    const { status, body: content } = response;
    const headers = [...response.headers];
    if (content && isStreamed(content)) {
      streams.send(request, () => content);
      order({ kind: 'respond', request, status, headers, body: 'bytes', asker: arrival.asker() });
      return;
    }
    const body = content && new Uint8Array(await response.arrayBuffer());
    order({ kind: 'respond', request, status, headers, body, asker: arrival.asker() }, body ? [body.buffer] : []);
  }

  async function fetched(asked: Fetch, { app }: Serving, arrival: Arrival): Promise<Response> {
    try {
      return await app.fetch(requestOf(asked, streams), arrival);
    } finally {
      streams.stopReceiving(asked.request);
    }
  }

  return {
    /** What comes of a body is kept for its call from now on, also while that waits for its turn. */
    expect({ request, body }: Call): void {
      if (body === null) bodies.set(request, createArrivingBody());
    },
    /** Nobody answers it any more. */
    forget: (request: number) => void bodies.delete(request),
    call,
    fetch,
    piece({ request, piece, last }: Extract<Report, { kind: 'piece' }>): void {
      bodies.get(request)?.take(piece, last);
    },
    /** Nobody is there any more who sends the rest of a body. */
    close(): void {
      for (const body of bodies.values()) body.take(null, true);
    },
  };
}

function requestOf({ request, method, url, headers, body }: Fetch, streams: ByteStreams): Request {
  const lines = headers.split('\n');
  const pairs = new Headers();
  for (let i = 0; i + 1 < lines.length; i += 2) pairs.append(lines[i] ?? '', lines[i + 1] ?? '');
  const init = { headers: pairs, ...(body && { body: streams.receive(request), duplex: 'half' as const }) };
  // Methods of which no request of the web can be made: the app says that there is no such address.
  const isOdd = /^(?:trace|track|connect)$/i.test(method);
  const made = new Request(url, { ...init, method: isOdd ? 'POST' : method });
  return isOdd ? Object.defineProperty(made, 'method', { value: method }) : made;
}

/** The objects by which batches are known, as long as the turn of the event loop lasts. */
function createBatchNumbers(): (batch: number) => object {
  const present = new Map<number, object>();
  return (number) => {
    let batch = present.get(number);
    if (batch) return batch;
    batch = {};
    if (present.size === 0) setImmediate(() => present.clear());
    present.set(number, batch);
    return batch;
  };
}
