import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { localDate } from '../../shared/dates.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { readFilters, writeFilters } from '../parts/unit-filters/filter-address.ts';
import { type PlannerState, readPlanner, withPlanner } from './planner-address.ts';

/** What of the address may be changed. */
type PlannerPart = Partial<PlannerState & { readonly search: string; readonly filters: UnitFilters }>;

/** What the planner shows as the address holds it, and the way to change it. */
export function usePlannerState() {
  const [params, setParams] = useSearchParams();
  const today = localDate(new Date());
  const state = useMemo(() => readPlanner(params, today), [params, today]);
  const search = (params.get('q') ?? '').slice(0, 200);
  const filters = useMemo(() => readFilters(params), [params]);

  /** Changes a part; `replace` makes no step for the back button. */
  const change = useCallback(
    ({ search: wanted, filters: chosen, ...part }: PlannerPart, options: { readonly replace?: boolean } = {}) =>
      setParams(
        (before) => {
          const next = withPlanner(before, part, today);
          if (chosen !== undefined) writeFilters(next, chosen);
          if (wanted === '') next.delete('q');
          else if (wanted !== undefined) next.set('q', wanted);
          return next;
        },
        { replace: options.replace ?? false, preventScrollReset: true },
      ),
    [setParams, today],
  );

  const what = useMemo(
    () => ({
      ...(search.trim() === '' ? {} : { search: search.trim() }),
      ...(Object.keys(filters).length === 0 ? {} : { filters }),
    }),
    [search, filters],
  );
  return { ...state, search, filters, today, what, change };
}

/** The state of {@link usePlannerState}. */
export type Planner = ReturnType<typeof usePlannerState>;
