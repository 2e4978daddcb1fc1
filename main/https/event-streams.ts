import { AppError } from '../../shared/contract/errors.ts';
import { type AppEvent, eventFor } from '../../shared/contract/events.ts';
import type { Core } from '../core-types.ts';
import type { Log } from '../ports.ts';
import { type Caller, type Holder, holderOf, type Principal } from '../rpc/context.ts';
import { requireSignedIn } from './require-signed-in.ts';
import { asStreamed } from './streamed.ts';

/** How event streams behave. */
export interface EventStreamLimits {
  /** A comment keeps the connection alive, and the session is looked at again. */
  readonly heartbeatMs: number;
  /** Streams of one session or access token at the same time: a browser with many tabs. */
  readonly perSession: number;
}

/** The behaviour unless told otherwise. */
const defaultEventStreamLimits: EventStreamLimits = { heartbeatMs: 15_000, perSession: 16 };

/** A reader that is so far behind (bytes) is let go; it connects again and reads everything anew. */
const backlogBytes = 256 * 1024;

/** Opens server-sent event streams of committed changes, for signed-in callers. */
export function createEventStreams(deps: {
  readonly core: Pick<Core, 'authenticate' | 'present' | 'onEvent'>;
  readonly log: Log;
  readonly limits?: Partial<EventStreamLimits> | undefined;
}) {
  const { core, log } = deps;
  const limits = { ...defaultEventStreamLimits, ...deps.limits };
  const streams = new Map<Holder, number>();

  /**
   * The stream ends with the session or the access token, and when the session locks; a new token of the same session does not end it.
   *
   * @throws AppError UNAUTHENTICATED, LOCKED, or RATE_LIMITED when the session has too many streams
   */
  return function open(caller: Caller): Response {
    const watcher = requireSignedIn(core, { ...caller, background: true }, ['password-change', 'second-factor']);
    const holder = holderOf(watcher);
    if (holder === null) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    const opened = streams.get(holder) ?? 0;
    if (opened >= limits.perSession) {
      throw new AppError('RATE_LIMITED', 'Too many windows are open in this session. Close some of them.', {
        details: { retryAfter: 5 },
      });
    }
    streams.set(holder, opened + 1);

    const encoder = new TextEncoder();
    let cancel = () => {};
    const body = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          let open = true;
          const stop = core.onEvent((event) => {
            const listener = listening();
            const told = listener && eventFor(event, listener);
            if (told) tell(told);
          });
          const heartbeat = setInterval(() => listening() && say(': still here\n\n'), limits.heartbeatMs);
          /** Who listens now; undefined when the stream has just ended because nobody may any more. */
          const listening = () => {
            const listener = present();
            if (listener && listener.restriction !== 'locked') return listener;
            // The page should ask who it is, and find its session locked.
            if (listener) tell({ topic: 'session' });
            end();
            return undefined;
          };
          const tell = (event: AppEvent) => say(`data: ${JSON.stringify(event)}\n\n`);
          const end = () => {
            if (!open) return;
            release();
            controller.close();
          };
          const say = (text: string) => {
            if (!open) return;
            if ((controller.desiredSize ?? 0) <= 0) return end();
            controller.enqueue(encoder.encode(text));
          };
          const release = () => {
            open = false;
            stop();
            clearInterval(heartbeat);
            const left = (streams.get(holder) ?? 1) - 1;
            if (left > 0) streams.set(holder, left);
            else streams.delete(holder);
          };
          cancel = () => {
            if (open) release();
          };
          say(': connected\n\n');
        },
        cancel: () => cancel(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: backlogBytes }),
    );
    return new Response(asStreamed(body), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });

    /** Who listens now; null when the session has ended. */
    function present(): Principal | null {
      try {
        return core.present(watcher);
      } catch (cause) {
        log.error('the session of an event stream could not be looked at', { cause });
        return null;
      }
    }
  };
}
