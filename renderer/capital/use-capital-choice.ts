import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { capitalDefaults } from '../../shared/capital-plan.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { readCapitalFilters, readScenario, scenarioName, writeCapitalFilters } from './capital-address.ts';

/** Which units a capital page shows and under which scenario, as the address holds it; the same on every capital page. */
export function useCapitalChoice() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readCapitalFilters(params), [params]);
  const scenarioId = readScenario(params);
  const search = (params.get('q') ?? '').slice(0, 200);
  const words = search.trim();

  /** Changes the address; whatever narrows the list starts at page 1 again. */
  const change = useCallback(
    (edit: (params: URLSearchParams) => void, replace = false) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('page');
          edit(after);
          return after;
        },
        { replace, preventScrollReset: true },
      ),
    [setParams],
  );
  const put = (name: string, value: string | null, replace = false) =>
    change((after) => (value === null || value === '' ? after.delete(name) : after.set(name, value)), replace);

  return {
    filters,
    scenarioId,
    search,
    /** What every call is asked with. */
    what: { filters, ...(words !== '' && { search: words }), ...(scenarioId !== null && { scenarioId }) },
    /** `replace` makes no step for the back button. */
    setFilters: (next: UnitFilters, replace = false) => change((after) => writeCapitalFilters(after, next), replace),
    setScenario: (id: number | null) => put(scenarioName, id === null ? null : String(id)),
    // While somebody types on, going back leads to the page before the search.
    setSearch: (text: string) => put('q', text, search !== '' && text !== ''),
    /** Search and filters as by default. */
    clear: () =>
      change((after) => {
        after.delete('q');
        writeCapitalFilters(after, capitalDefaults);
      }),
    put,
    change,
    params,
    /** The part of the address that goes along to the other capital pages. */
    carried: carriedFrom(params),
  };
}

/** What {@link useCapitalChoice} answers. */
export type CapitalChoice = ReturnType<typeof useCapitalChoice>;

/** An address without what belongs to one page only. */
function carriedFrom(params: URLSearchParams): string {
  const carried = new URLSearchParams(params);
  for (const name of ['page', 'sort', 'view', 'changed', 'deleted']) carried.delete(name);
  const text = carried.toString();
  return text === '' ? '' : `?${text}`;
}
