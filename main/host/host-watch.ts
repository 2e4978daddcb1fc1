import type { HostWatch, ListenerFacts } from '../ports.ts';

/** What a host tells the core of one listener. */
export interface HostWatchSource {
  /** Null while it is off. */
  listener(): ListenerFacts | null;
  onChange(listener: () => void): () => void;
}

/** A watch over the listeners that it is told of; one may come later than the core that asks. */
export function createHostWatch(): HostWatch & { watch(source: HostWatchSource): void } {
  const watchers = new Set<() => void>();
  const sources: HostWatchSource[] = [];
  return {
    listeners: () => sources.flatMap((source) => source.listener() ?? []),
    onChange(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    watch(source) {
      sources.push(source);
      source.onChange(() => {
        for (const watcher of watchers) watcher();
      });
    },
  };
}
