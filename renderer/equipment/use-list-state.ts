import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type ListState, readListState, writeListState } from './list-state.ts';

/** The state of the list as the address holds it, and the way to change it. */
export function useListState() {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);

  /** Changes a part; anything but the scroll position starts at the top again. `replace` makes no step for the back button. */
  const change = useCallback(
    (part: Partial<ListState>, options: { readonly replace?: boolean } = {}) => {
      setParams(
        (current) => {
          const before = readListState(current);
          return writeListState({ ...before, at: 0, ...part });
        },
        { replace: options.replace ?? false, preventScrollReset: true },
      );
    },
    [setParams],
  );

  /** Goes to a saved view. */
  const open = useCallback((query: string) => setParams(new URLSearchParams(query)), [setParams]);

  return { state, change, open };
}
