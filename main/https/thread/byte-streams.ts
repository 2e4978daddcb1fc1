/** What is said of a stream of bytes; its number is that of its request. */
export type ByteMessage =
  /** The reader takes so many bytes more. */
  | { readonly kind: 'pull'; readonly stream: number; readonly bytes: number }
  | { readonly kind: 'chunk'; readonly stream: number; readonly chunk: Uint8Array }
  | { readonly kind: 'finished'; readonly stream: number }
  | { readonly kind: 'broken'; readonly stream: number }
  /** The reader wants no more. */
  | { readonly kind: 'cancel'; readonly stream: number };

/** Streams of bytes that cross a line, in order with what else is said on it. */
export interface ByteStreams {
  /** Hands a stream over, as the other side takes it; it is opened when the first of it is wanted. */
  send(stream: number, open: () => ReadableStream<Uint8Array> | null): void;
  /** The stream that the other side sends under a number; tells when nothing more of it comes, for whichever reason. */
  receive(stream: number, onOver?: () => void): ReadableStream<Uint8Array>;
  /** Nothing more of a stream is sent, and what is left of it stays where it is. */
  stopSending(stream: number): void;
  /** Nothing more of a stream is looked for. */
  stopReceiving(stream: number): void;
  heard(message: ByteMessage): void;
  /** Nothing crosses any more: streams that come break off, and those that go are cancelled. */
  close(): void;
}

/** Bytes that are on their way at the same time, but for the last chunk. */
const windowBytes = 256 * 1024;

/** A stream that the other side takes, and its reader once it was opened. */
interface Going {
  readonly open: () => ReadableStream<Uint8Array> | null;
  reader?: ReadableStreamDefaultReader<Uint8Array> | undefined;
  /** Bytes that may still be sent. */
  wanted: number;
}

/** A stream that the other side sends. */
interface Coming {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly onOver: (() => void) | undefined;
  /** Bytes that were asked for and are not here yet. */
  awaited: number;
}

/** Both ends are alike: each sends and receives. Nothing is read of a stream before somebody reads at its other end. */
export function createByteStreams(
  post: (message: ByteMessage, transfer?: readonly ArrayBuffer[]) => void,
): ByteStreams {
  const going = new Map<number, Going>();
  const coming = new Map<number, Coming>();

  async function pass(stream: number, one: Going): Promise<void> {
    const isGoing = () => going.get(stream) === one;
    try {
      one.reader ??= one.open()?.getReader();
      while (one.wanted > 0) {
        const next = await one.reader?.read();
        if (!isGoing()) return;
        if (!next || next.done) {
          going.delete(stream);
          return post({ kind: 'finished', stream });
        }
        one.wanted -= next.value.byteLength;
        // A copy, whose memory changes hands: a view would take along all that it looks at, and a slice of a buffer is one.
        const chunk = new Uint8Array(next.value);
        post({ kind: 'chunk', stream, chunk }, [chunk.buffer]);
      }
    } catch {
      if (!isGoing()) return;
      going.delete(stream);
      post({ kind: 'broken', stream });
    }
  }

  function wanted(stream: number, bytes: number): void {
    const one = going.get(stream);
    if (!one) return;
    const isResting = one.wanted <= 0;
    one.wanted += bytes;
    if (isResting && one.wanted > 0) void pass(stream, one);
  }

  function came(stream: number, chunk: Uint8Array): void {
    const one = coming.get(stream);
    if (!one) return;
    one.awaited -= chunk.byteLength;
    one.controller.enqueue(chunk);
  }

  function end(stream: number, isWhole: boolean): void {
    const one = coming.get(stream);
    coming.delete(stream);
    if (isWhole) one?.controller.close();
    else one?.controller.error(new Error('the stream broke off'));
    one?.onOver?.();
  }

  async function cancel(stream: number): Promise<void> {
    const one = going.get(stream);
    going.delete(stream);
    // Whoever made it has nobody left to tell of a fault.
    await (one?.reader ?? one?.open())?.cancel().catch(() => undefined);
  }

  return {
    send: (stream, open) => void going.set(stream, { open, wanted: 0 }),
    receive: (stream, onOver) =>
      new ReadableStream<Uint8Array>(
        {
          start: (controller) => void coming.set(stream, { controller, onOver, awaited: 0 }),
          // Somebody reads, and nothing is here.
          pull() {
            const one = coming.get(stream);
            if (!one || one.awaited > windowBytes / 2) return;
            post({ kind: 'pull', stream, bytes: windowBytes - one.awaited });
            one.awaited = windowBytes;
          },
          cancel() {
            coming.delete(stream);
            post({ kind: 'cancel', stream });
            onOver?.();
          },
        },
        { highWaterMark: 0 },
      ),
    stopSending(stream) {
      const one = going.get(stream);
      going.delete(stream);
      // Not cancelled: whoever sends it would be cut off before the answer is there.
      one?.reader?.releaseLock();
    },
    stopReceiving: (stream) => void coming.delete(stream),
    heard(message) {
      const { kind, stream } = message;
      if (kind === 'pull') wanted(stream, message.bytes);
      else if (kind === 'chunk') came(stream, message.chunk);
      else if (kind === 'cancel') void cancel(stream);
      else end(stream, kind === 'finished');
    },
    close() {
      for (const stream of coming.keys()) end(stream, false);
      for (const stream of going.keys()) void cancel(stream);
    },
  };
}
