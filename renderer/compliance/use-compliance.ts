import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { doNotUseFilter, lookupFilters } from '../parts/unit-filters/filter-address.ts';
import { useListAddress } from '../ui/use-list-address.ts';
import { type ComplianceState, readCompliance, withCompliance } from './compliance-address.ts';

const narrowing = [...Object.values(lookupFilters), doNotUseFilter, 'type', 'outcome'] as const;

/** What the page shows as the address holds it, and the way to change it. */
export function useCompliance() {
  const [params, setParams] = useSearchParams();
  const address = useListAddress(narrowing);
  const state = useMemo(() => readCompliance(params), [params]);
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);

  /** Changes a part and begins at page 1 again; `replace` makes no step for the back button. */
  const change = useCallback(
    (part: Partial<ComplianceState>, replace = false) => {
      const next = withCompliance(latest.current, part);
      latest.current = next;
      setParams(next, { replace, preventScrollReset: true });
    },
    [setParams],
  );

  /** What every list and count of the page is asked for. */
  const what = useMemo(
    () => ({
      ...(state.search.trim() === '' ? {} : { search: state.search.trim() }),
      ...(Object.keys(state.filters).length === 0 ? {} : { filters: state.filters }),
    }),
    [state.search, state.filters],
  );
  return { state, change, address, what };
}

/** The state of {@link useCompliance}. */
export type Compliance = ReturnType<typeof useCompliance>;
