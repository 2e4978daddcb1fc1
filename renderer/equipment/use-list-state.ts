import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ListState, readListState, writeListState } from './list-state.ts';

/** The state of the list as the address holds it, and the way to change it. */
export function useListState() {
  const [params, setParams] = useSearchParams();
  const stored = useMemo(() => readListState(params), [params]);
  // The router changes the address in its own time; what was clicked shows at once.
  const [wanted, setWanted] = useState<ListState>();
  const latest = useRef(stored);
  useEffect(() => {
    latest.current = stored;
    setWanted(undefined);
  }, [stored]);

  /** Changes a part; anything but the scroll position starts at the top again. `replace` makes no step for the back button. */
  const change = useCallback(
    (part: Partial<ListState>, options: { readonly replace?: boolean } = {}) => {
      const next = { ...latest.current, at: 0, ...part };
      latest.current = next;
      setWanted(next);
      setParams(writeListState(next), { replace: options.replace ?? false, preventScrollReset: true });
    },
    [setParams],
  );

  /** Goes to a saved view. */
  const open = useCallback((query: string) => setParams(new URLSearchParams(query)), [setParams]);

  return { state: wanted ?? stored, change, open };
}
