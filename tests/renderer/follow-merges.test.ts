import { describe, expect, it } from 'vitest';
import { followMerges } from '../../renderer/parts/unit-filters/follow-merges.ts';
import { followMerge, type Lookups } from '../../shared/lookups.ts';

const row = (id: number, name: string, mergedIntoId: number | null = null) => ({
  id,
  name,
  active: mergedIntoId === null,
  version: 1,
  mergedIntoId,
});
const lookups: Lookups = {
  classes: [row(1, 'CT')],
  subclasses: [],
  manufacturers: [row(1, 'GE', 2), row(2, 'GE Medical', 3), row(3, 'GE HealthCare'), row(4, 'Philips')],
  departments: [],
  facilities: [],
  rooms: [],
  capitalCategories: [],
};

describe('filters that name merged entries', () => {
  it('go on with the last one, each once, and say which did', () => {
    const before = { classId: [1], manufacturerId: [1, 3, 4], includeRetired: true };
    expect(followMerges(before, lookups)).toEqual({
      filters: { classId: [1], manufacturerId: [3, 4], includeRetired: true },
      followed: [{ from: 'GE', into: 'GE HealthCare' }],
    });
  });

  it('stay as they are where nothing was merged, unknown ids included', () => {
    const before = { manufacturerId: [4, 99] };
    expect(followMerges(before, lookups)).toEqual({ filters: before, followed: [] });
  });

  it('end in a ring too', () => {
    expect([1, 2]).toContain(followMerge([row(1, 'a', 2), row(2, 'b', 1)], 1));
  });
});
