import { capitalDefaults } from '../../shared/capital-plan.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import {
  lookupFilterKeys,
  readFilters,
  switches,
  switchKeys,
  writeFilters,
} from '../parts/unit-filters/filter-address.ts';

/** What capital pages show besides the filters of every list, with the name in the address; each is off unless it says so. */
const capitalSwitches = {
  /** Also units that radiology does not own. */
  alsoNotOwned: 'not-owned',
  /** Also units whose replacement is funded. */
  alsoFunded: 'funded',
} as const;

/** The name in the address of the scenario that is looked through. */
export const scenarioName = 'scenario';

/** Reads the filters out of an address; what it does not say is REMS's default for capital planning. */
export function readCapitalFilters(params: URLSearchParams): UnitFilters {
  const read = readFilters(params);
  return {
    ...read,
    // Planned units are shown unless the address says otherwise.
    ...(read.state === undefined && params.get(switches.includePlanned) !== '0' && { includePlanned: true }),
    ...(params.get(capitalSwitches.alsoNotOwned) !== '1' && { radiologyOwned: capitalDefaults.radiologyOwned }),
    ...(params.get(capitalSwitches.alsoFunded) !== '1' && { replacementFunded: capitalDefaults.replacementFunded }),
  };
}

/** Writes the filters into an address; what is as by default is taken out of it. */
export function writeCapitalFilters(params: URLSearchParams, filters: UnitFilters): void {
  writeFilters(params, filters);
  if (filters.includePlanned || filters.state !== undefined) params.delete(switches.includePlanned);
  else params.set(switches.includePlanned, '0');
  const put = (name: string, on: boolean) => (on ? params.set(name, '1') : params.delete(name));
  put(capitalSwitches.alsoNotOwned, filters.radiologyOwned === undefined);
  put(capitalSwitches.alsoFunded, filters.replacementFunded === undefined);
}

/** The same filters without what chips stand for: the switches stay as they are. */
export function withoutChips(filters: UnitFilters): UnitFilters {
  const kept = ['radiologyOwned', 'replacementFunded', ...switchKeys] as const;
  return Object.fromEntries(kept.filter((key) => filters[key] !== undefined).map((key) => [key, filters[key]]));
}

/** Whether the filters are other than by default. */
export function differsFromDefault(filters: UnitFilters): boolean {
  const params = new URLSearchParams();
  writeCapitalFilters(params, filters);
  return params.size > 0 || lookupFilterKeys.some((key) => (filters[key]?.length ?? 0) > 0);
}

/** The id of the scenario in an address; null for the units as they are. */
export function readScenario(params: URLSearchParams): number | null {
  const id = Number(params.get(scenarioName) ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
