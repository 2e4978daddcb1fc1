/** What was made under a key, as long as it is among those that were asked for last. */
export interface LastKept<Made extends object> {
  /** What is kept under a key, or what `make` makes; where that finds nothing, nothing is kept. */
  get<Found extends Made | undefined>(key: string, make: () => Found): Found | Made;
  /** Forgets all of it. */
  clear(): void;
}

/** @param most that are kept */
export function createLastKept<Made extends object>(most: number): LastKept<Made> {
  const all = new Map<string, Made>();
  return {
    get(key, make) {
      const made = all.get(key) ?? make();
      if (made === undefined) return made;
      // A map keeps the order of insertion, so that the first is the one that was not asked for longest.
      all.delete(key);
      all.set(key, made);
      const [oldest] = all.keys();
      if (all.size > most && oldest !== undefined) all.delete(oldest);
      return made;
    },
    clear: () => all.clear(),
  };
}
