import type { Arrival } from '../arrival.ts';
import type { ListenerDeps, SocketCall } from '../listener.ts';
import type { PlainAnswer } from '../plain-answer.ts';
import { HeaderLines } from '../plain-answer.ts';
import type { ByteStreams } from './byte-streams.ts';
import type { Asker, Order, Report } from './messages.ts';

/** Bytes of a body that are sent on before the answer must be there: a little more than any call may have. */
const mostAhead = 5_100_000;
/** Headers of answers whose lines are remembered; nearly all answers have the same ones. */
const remembered = 100;

type Answer = Extract<Order, { kind: 'answer' }>;
type Respond = Extract<Order, { kind: 'respond' }>;

/** A request that the core has not answered yet. */
type Pending = {
  readonly arrival: Arrival;
  readonly fulfil: (order: Answer | Respond) => void;
};

/** The app as the listeners of the thread see it: the core at the other end of the line. */
export function createDistantApp(deps: { readonly tell: (report: Report) => void; readonly streams: ByteStreams }) {
  const { tell, streams } = deps;
  const pending = new Map<number, Pending>();
  const batches = new WeakMap<object, number>();
  const knownLines = new Map<string, Record<string, string | string[]>>();
  let last = 0;
  let lastBatch = 0;

  function numberOf(batch: object): number {
    let number = batches.get(batch);
    if (number === undefined) {
      lastBatch += 1;
      number = lastBatch;
      batches.set(batch, number);
    }
    return number;
  }

  function ask<T extends Answer | Respond>(arrival: Arrival, send: (request: number) => void): Promise<T> {
    last += 1;
    const request = last;
    return new Promise((resolve) => {
      // as: the core answers calls and other requests each in their way.
      pending.set(request, { arrival, fulfil: (order) => resolve(order as T) });
      send(request);
    });
  }

  function linesOf(headers: string): HeaderLines {
    let lines = knownLines.get(headers);
    if (!lines) {
      // as: the core wrote the lines of an answer.
      lines = JSON.parse(headers) as Record<string, string | string[]>;
      if (knownLines.size >= remembered) knownLines.clear();
      // What is sent once is no use to remember, and none of this thread's business to keep.
      if (lines['set-cookie'] === undefined) knownLines.set(headers, lines);
    }
    return new HeaderLines(lines);
  }

  function appOf(listener: number): ListenerDeps['app'] {
    return {
      async calls(call): Promise<PlainAnswer> {
        const { target, headers, arrival } = call;
        const answer = await ask<Answer>(arrival, (request) => {
          const lines = headers.lines.join('\n');
          const batch = numberOf(arrival.batch);
          const part = { ...crossing(arrival), listener, request, target, headers: lines, batch };
          sendBody(call, {
            whole: (body) => tell({ kind: 'call', ...part, body }),
            first: () => tell({ kind: 'call', ...part, body: null }),
            piece: (piece, isLast) => tell({ kind: 'piece', request, piece, last: isLast }),
            isOver: () => !pending.has(request),
          });
        });
        return { status: answer.status, headers: linesOf(answer.headers), text: answer.text };
      },
      async fetch(request, arrival): Promise<Response> {
        const { method, url } = request;
        const hasBody = method !== 'GET' && method !== 'HEAD';
        const headers = [...request.headers].flat().join('\n');
        const response = await ask<Respond>(arrival, (number) => {
          if (hasBody) streams.send(number, () => request.body);
          const part = { ...crossing(arrival), listener, request: number, headers };
          tell({ kind: 'fetch', ...part, method, url, body: hasBody });
        });
        const { request: number, status, body } = response;
        if (hasBody) streams.stopSending(number);
        // A stream may have to be cut for as long as it lasts.
        const bytes = body === 'bytes' ? streams.receive(number, () => pending.delete(number)) : body;
        return new Response(bytes, { status, headers: response.headers.map(([a, b]) => [a, b]) });
      },
    };
  }

  function note({ request, asker }: { readonly request: number; readonly asker: Asker | null }): void {
    if (asker) pending.get(request)?.arrival.noteAccount(asker.account, asker.token);
  }

  return {
    /** The app of a listener. */
    appOf,
    note,
    answered(order: Answer | Respond): void {
      const asked = pending.get(order.request);
      const isStream = order.kind === 'respond' && order.body === 'bytes';
      if (!asked) {
        if (isStream) tell({ kind: 'cancel', stream: order.request });
        return;
      }
      note(order);
      if (!isStream) pending.delete(order.request);
      asked.fulfil(order);
    },
    abort(request: number): void {
      const asked = pending.get(request);
      pending.delete(request);
      streams.stopSending(request);
      asked?.arrival.abort();
    },
  };
}

/** What of an arrival crosses as it is. */
function crossing({ address, fromItself, requestId, claimedHosts }: Arrival) {
  return { address, fromItself, requestId, claimedHosts: claimedHosts.join('\n') };
}

/** Sends a body with its call when it is there with it, as nearly all are, and otherwise the call first and the body as it comes. */
function sendBody(
  { body }: Pick<SocketCall, 'body'>,
  to: {
    readonly whole: (body: string) => void;
    readonly first: () => void;
    readonly piece: (piece: string | null, last: boolean) => void;
    /** Whether the call was answered already. */
    readonly isOver: () => boolean;
  },
): void {
  let held = '';
  let total = 0;
  let isSent = false;
  let isDone = false;

  function done(act: () => void): void {
    if (isDone) return;
    isDone = true;
    body.off('data', take).off('end', end).off('error', cut).off('close', cut);
    if (!to.isOver()) act();
  }
  function take(chunk: Buffer): void {
    total += chunk.byteLength;
    const piece = chunk.toString('latin1');
    if (!isSent) held += piece;
    else if (!to.isOver()) to.piece(piece, false);
    // The rest stays on the line until the answer is there, which says that this is too much.
    if (total > mostAhead || to.isOver()) {
      body.pause();
      body.off('data', take);
    }
  }
  const end = () =>
    done(() => {
      if (isSent) to.piece('', true);
      else to.whole(held);
    });
  const cut = () =>
    done(() => {
      sendFirst();
      to.piece(null, true);
    });
  function sendFirst(): void {
    if (isSent) return;
    isSent = true;
    to.first();
    if (held !== '') to.piece(held, false);
    held = '';
  }

  // Whoever has gone already does not say so again.
  if (body.destroyed) {
    cut();
    return;
  }
  body.on('data', take).once('end', end).once('error', cut).once('close', cut);
  setImmediate(() => {
    if (!isDone) sendFirst();
  });
}
