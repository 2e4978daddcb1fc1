import type { HostWatch, ListenerFacts } from '../ports.ts';

/** What a host tells the core of its listener; the listener comes later than the core that asks. */
export interface HostWatchSource {
  facts(): ListenerFacts;
  onChange(listener: () => void): () => void;
}

/** A watch that knows of no listener until it is told. */
export function createHostWatch(): HostWatch & { watch(source: HostWatchSource): void } {
  const listeners = new Set<() => void>();
  let source: HostWatchSource | undefined;
  return {
    listener: () => source?.facts() ?? null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch(next) {
      source = next;
      next.onChange(() => {
        for (const listener of listeners) listener();
      });
    },
  };
}
