import type { UnitFilters } from '../../shared/lists.ts';

/** What files of the command line hold unless a view is named: every unit, and what belongs to it. */
export const everyUnit: UnitFilters = { includeRetired: true, includeNotCovered: true, includePlanned: true };
