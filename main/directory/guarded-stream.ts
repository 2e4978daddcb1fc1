import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createFrameReader, MalformedAnswer } from './ber-frames.ts';

/** A socket as the LDAP library may see it: whole, checked answers only, and never an error event that nobody listens to. */
export interface GuardedStream {
  readonly stream: Duplex;
  /** Why the stream ended, when it was not by our own hand. */
  fault(): Error | undefined;
  /** Lets the socket go for an upgrade to TLS, after its first answer. @throws MalformedAnswer when the server has sent more than that */
  release(): void;
}

/**
 * Puts a guard around a connected socket. Faults are kept instead of emitted: the library takes its error listeners off when it closes,
 * and an error without a listener ends the program.
 */
export function guardSocket(socket: Socket): GuardedStream {
  const frames = createFrameReader();
  let fault: Error | undefined;
  let released = false;
  let answers = 0;

  const stream = new Duplex({
    read() {
      // Frames are pushed as they come; their sum is limited.
    },
    write(chunk: Buffer, _encoding, done) {
      if (socket.destroyed) done();
      else socket.write(chunk, () => done());
    },
    final(done) {
      done();
    },
    destroy(_error, done) {
      detach();
      if (!released) socket.destroy();
      done(null);
    },
  });

  function end(cause?: Error): void {
    if (stream.destroyed) return;
    fault ??= cause;
    stream.destroy();
  }
  function receive(chunk: Buffer): void {
    try {
      for (const frame of frames.push(chunk)) {
        answers += 1;
        stream.push(frame);
      }
    } catch (cause) {
      if (!(cause instanceof MalformedAnswer)) throw cause;
      end(cause);
    }
  }
  const closed = () => end(new Error('the server closed the connection'));
  function detach(): void {
    socket.off('data', receive);
    socket.off('end', closed);
    socket.off('close', closed);
  }

  // Stays for good: a socket that is gone for us may still fail.
  socket.on('error', (cause) => end(cause));
  socket.on('data', receive);
  socket.once('end', closed);
  socket.once('close', closed);
  return {
    stream,
    fault: () => fault,
    release() {
      // Bytes in clear behind the answer to StartTLS would be taken for answers inside TLS.
      if (answers > 1 || frames.pending() > 0)
        throw new MalformedAnswer('the server sent more than the answer to StartTLS');
      released = true;
      socket.pause();
      stream.destroy();
    },
  };
}
