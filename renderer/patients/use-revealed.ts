import { useCallback, useEffect, useRef, useState } from 'react';
import { useConcealed } from '../ui/concealed.tsx';

/** How long what was revealed stays, ms. */
const revealedMs = 60_000;

/** Something that is shown for a while: its value, and how many seconds are left. */
export interface Shown<T> {
  readonly value: T;
  readonly seconds: number;
}

/** Values that are shown for a while, each by its key. */
export interface Revealed<T> {
  of(key: number): Shown<T> | undefined;
  /** How many are shown. */
  readonly count: number;
  /** Marks the beginning of a look: what it answers after a lock or after leaving is not shown any more. */
  begin(): (found: readonly (readonly [key: number, value: T])[]) => void;
  hide(key: number): void;
  /** Hides all but these. */
  keepOnly(keys: readonly number[]): void;
  hideAll(): void;
}

/**
 * Keeps revealed values for a minute each, in the memory of this part of the page only: they go when the time is over, when the session is
 * locked, and when the page is left.
 */
export function useRevealed<T>(): Revealed<T> {
  const [shown, setShown] = useState<ReadonlyMap<number, { readonly value: T; readonly until: number }>>(new Map());
  const [now, setNow] = useState(() => Date.now());
  const round = useRef(0);
  const concealed = useConcealed();
  const hideAll = useCallback(() => {
    round.current += 1;
    setShown((before) => (before.size === 0 ? before : new Map()));
  }, []);
  useEffect(() => (concealed ? hideAll() : undefined), [concealed, hideAll]);
  useEffect(
    () => () => {
      round.current += 1;
    },
    [],
  );

  const any = shown.size > 0;
  useEffect(() => {
    if (!any) return;
    const look = () => {
      const at = Date.now();
      setNow(at);
      setShown((before) => {
        const left = [...before].filter(([, { until }]) => until > at);
        return left.length === before.size ? before : new Map(left);
      });
    };
    const timer = setInterval(look, 1_000);
    // The clocks of a tab in the background are slow.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [any]);

  return {
    count: shown.size,
    of(key) {
      const found = shown.get(key);
      return found && { value: found.value, seconds: Math.max(1, Math.ceil((found.until - now) / 1_000)) };
    },
    begin() {
      const began = round.current;
      return (found) => {
        if (round.current !== began) return;
        const at = Date.now();
        setNow(at);
        setShown(
          (before) =>
            new Map([...before, ...found.map(([key, value]) => [key, { value, until: at + revealedMs }] as const)]),
        );
      };
    },
    hide: (key) => setShown((before) => new Map([...before].filter(([one]) => one !== key))),
    keepOnly: (keys) =>
      setShown((before) => {
        const kept = [...before].filter(([key]) => keys.includes(key));
        return kept.length === before.size ? before : new Map(kept);
      }),
    hideAll,
  };
}
