import { unitSortKeys } from '../../shared/equipment.ts';
import { readFilters } from '../parts/unit-filters/filter-address.ts';
import { readSort } from '../ui/sort.ts';

/** Which units an address of the page names: one, or what a list shows under the same address. */
export function readChoice(params: URLSearchParams) {
  const unit = Number(params.get('unit') ?? 0);
  if (Number.isSafeInteger(unit) && unit > 0) return { unitIds: [unit] };
  const search = (params.get('q') ?? '').slice(0, 200).trim();
  const filters = readFilters(params);
  const sort = readSort(params.get('sort'), unitSortKeys);
  return {
    ...(search === '' ? {} : { search }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(sort.length === 0 ? {} : { sort }),
  };
}

/** Millimetres as people type them, with a point or a comma; undefined for anything else. */
export function readMillimetres(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? undefined : Math.round(value * 100) / 100;
}
