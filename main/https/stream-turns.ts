import type { Http2Session, ServerHttp2Stream } from 'node:http2';

/** What a session does now, and what it does next, in the order in which it came. */
interface Turns {
  running: number;
  readonly waiting: { readonly stream: ServerHttp2Stream; readonly work: () => void }[];
}

/** Lets so many requests of an HTTP/2 session be looked at together; the others wait until one of those is over. */
export function createStreamTurns(most: number): (stream: ServerHttp2Stream, work: () => void) => void {
  const sessions = new WeakMap<Http2Session, Turns>();

  function run(turns: Turns, stream: ServerHttp2Stream, work: () => void): void {
    turns.running += 1;
    stream.once('close', () => {
      turns.running -= 1;
      next(turns);
    });
    work();
  }

  function next(turns: Turns): void {
    while (turns.running < most) {
      const one = turns.waiting.shift();
      if (!one) return;
      // Whoever has given up waiting is told nothing.
      if (!one.stream.closed) run(turns, one.stream, one.work);
    }
  }

  return (stream, work) => {
    const { session } = stream;
    // Its sender has gone already, and ends nothing any more.
    if (!session || stream.closed) return work();
    const turns = sessions.get(session) ?? { running: 0, waiting: [] };
    sessions.set(session, turns);
    if (turns.running < most) run(turns, stream, work);
    else turns.waiting.push({ stream, work });
  };
}
