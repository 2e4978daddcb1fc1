/** Bytes that wait at most, also within a turn: less than the smallest file of a log. */
const mostBytes = 8_000;

/** Lines that are written together at the end of a turn of the event loop. */
export interface LineBatch {
  add(line: string): void;
  /** Writes what waits, at once. */
  flush(): void;
}

/**
 * For lines that come by the hundred, and of which the last ones need not be with the operating system before the program goes on: those
 * of a turn cost one writing.
 */
export function createLineBatch(write: (lines: readonly string[]) => void): LineBatch {
  let waiting: string[] = [];
  let bytes = 0;

  function flush(): void {
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    bytes = 0;
    write(lines);
  }

  return {
    add(line) {
      const length = Buffer.byteLength(line) + 1;
      if (bytes + length > mostBytes) flush();
      bytes += length;
      waiting.push(line);
      if (waiting.length === 1) setImmediate(flush);
    },
    flush,
  };
}
