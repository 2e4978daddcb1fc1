import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, defaultColumns, moved, shownColumns } from '../../renderer/equipment/columns.ts';
import { pagesOf } from '../../renderer/equipment/use-unit-window.ts';
import {
  filterOptions,
  hasFilters,
  withLookup,
  withoutStates,
  withSwitch,
} from '../../renderer/parts/unit-filters/filter-state.ts';
import { cycleSort, maxSortLevels, type SortLevel, sortMark } from '../../renderer/ui/sort.ts';
import { type UnitSortKey, unitSortKeys } from '../../shared/equipment.ts';
import type { Lookups } from '../../shared/lookups.ts';

const row = (id: number, name: string, active = true) => ({ id, name, active, version: 1, mergedIntoId: null });
const lookups: Lookups = {
  classes: [row(1, 'CT'), row(2, 'MRI')],
  subclasses: [
    { ...row(11, 'Fixed'), classId: 1, estimatedCost: null, lifetimeYears: null },
    { ...row(12, 'Mobile', false), classId: 1, estimatedCost: null, lifetimeYears: null },
    { ...row(21, 'Open'), classId: 2, estimatedCost: null, lifetimeYears: null },
  ],
  manufacturers: [],
  departments: [],
  facilities: [],
  rooms: [],
  capitalCategories: [],
};

describe('a click on a heading', () => {
  it('goes through ascending, descending and off', () => {
    const one = cycleSort([], 'room');
    expect(one).toEqual([{ by: 'room', direction: 'asc' }]);
    const two = cycleSort(one, 'room');
    expect(two).toEqual([{ by: 'room', direction: 'desc' }]);
    expect(cycleSort(two, 'room')).toEqual([]);
  });

  it('puts the newest column first and drops the oldest beyond three', () => {
    const keys = ['room', 'model', 'assetId', 'phone'] as const;
    const sort = keys.reduce<SortLevel<UnitSortKey>[]>((levels, key) => cycleSort(levels, key), []);
    expect(sort.map((level) => level.by)).toEqual(['phone', 'assetId', 'model']);
  });

  it('keeps the place of a column that turns round', () => {
    const sort = cycleSort(cycleSort(cycleSort([], 'room'), 'model'), 'room');
    expect(sort).toEqual([
      { by: 'model', direction: 'asc' },
      { by: 'room', direction: 'desc' },
    ]);
  });

  it('never sorts twice by one column nor by more than three', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...unitSortKeys), { maxLength: 30 }), (clicks) => {
        const sort = clicks.reduce<SortLevel<UnitSortKey>[]>((levels, key) => cycleSort(levels, key), []);
        expect(sort.length).toBeLessThanOrEqual(maxSortLevels);
        expect(new Set(sort.map((level) => level.by)).size).toBe(sort.length);
      }),
    );
  });

  it('shows the place only where several levels sort', () => {
    expect(sortMark([{ by: 'room', direction: 'asc' }], 'room')).toEqual({ direction: 'asc', place: undefined });
    const two: SortLevel<UnitSortKey>[] = [
      { by: 'room', direction: 'asc' },
      { by: 'model', direction: 'desc' },
    ];
    expect(sortMark(two, 'model')).toEqual({ direction: 'desc', place: 2 });
    expect(sortMark(two, 'phone')).toBeUndefined();
    expect(sortMark(two, undefined)).toBeUndefined();
  });
});

describe('filters', () => {
  it('drop the subclasses of classes that are no longer chosen', () => {
    const both = { classId: [1, 2], subclassId: [11, 21] };
    expect(withLookup(both, 'classId', [2], lookups)).toEqual({ classId: [2], subclassId: [21] });
    expect(withLookup(both, 'classId', [], lookups)).toEqual({ subclassId: [11, 21] });
  });

  it('leave no empty list behind', () => {
    const none = withLookup({ manufacturerId: [3] }, 'manufacturerId', [], lookups);
    expect(none).toEqual({});
    expect(hasFilters(none)).toBe(false);
  });

  it('give up the choice of states when a switch is turned', () => {
    expect(withSwitch({ state: ['retired'], classId: [1] }, 'includePlanned', true)).toEqual({
      classId: [1],
      includePlanned: true,
    });
    expect(withSwitch({ includePlanned: true }, 'includePlanned', false)).toEqual({});
    expect(withoutStates({ state: ['retired'], classId: [1] })).toEqual({ classId: [1] });
  });

  it('offer the subclasses of the chosen classes, inactive ones too', () => {
    const one = filterOptions('subclassId', lookups, { classId: [1] });
    expect(one.map((option) => [option.label, option.active])).toEqual([
      ['Fixed', true],
      ['Mobile', false],
    ]);
    const all = filterOptions('subclassId', lookups, {});
    expect(all.map((option) => option.label)).toEqual(['CT · Fixed', 'CT · Mobile', 'MRI · Open']);
  });
});

describe('columns', () => {
  it('follow the preference and its order', () => {
    expect(shownColumns(['room', 'id']).map((column) => column.key)).toEqual(['room', 'id']);
  });

  it('fall back to the usual ones when nothing known is left', () => {
    expect(shownColumns(['gone', 'also-gone']).map((column) => column.key)).toEqual(defaultColumns);
    expect(shownColumns(undefined).map((column) => column.key)).toEqual(defaultColumns);
  });

  it('show a column once and leave out those of another version', () => {
    expect(shownColumns(['room', 'gone', 'room']).map((column) => column.key)).toEqual(['room']);
  });

  it('know how to sort by every key of the contract', () => {
    const sortable = columns.map((column) => column.sortKey).filter((key) => key !== undefined);
    expect([...sortable].sort()).toEqual([...unitSortKeys].sort());
  });

  it('keep all entries when one is moved, also beyond the ends', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 1 }),
        fc.nat(20),
        fc.integer({ min: -5, max: 30 }),
        (list, from, to) => {
          expect([...moved(list, from, to)].sort()).toEqual([...list].sort());
        },
      ),
    );
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['c', 'a', 'b']);
  });
});

describe('pagesOf', () => {
  it('names exactly the pages that hold the rows', () => {
    expect(pagesOf({ first: 0, last: 0 })).toEqual([1]);
    expect(pagesOf({ first: 95, last: 104 })).toEqual([1, 2]);
    expect(pagesOf({ first: 19_900, last: 19_999 })).toEqual([200]);
    expect(pagesOf({ first: 0, last: -1 })).toEqual([1]);
  });
});
