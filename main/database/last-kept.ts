/**
 * Keeps what was made under a key, as long as it is among those that were used last.
 *
 * @param most that are kept
 */
export function createLastKept<Made>(most: number): (key: string, make: () => Made) => Made {
  const all = new Map<string, Made>();
  return (key, make) => {
    const made = all.get(key) ?? make();
    // A map keeps the order of insertion, so that the first is the one that was not used for longest.
    all.delete(key);
    all.set(key, made);
    const [oldest] = all.keys();
    if (all.size > most && oldest !== undefined) all.delete(oldest);
    return made;
  };
}
