import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListState, listInput, readListState, writeListState } from '../../renderer/equipment/list-state.ts';
import { equipmentContract, unitSortKeys, unitStates } from '../../shared/equipment.ts';

const read = (query: string) => readListState(new URLSearchParams(query));
const blank: ListState = { search: '', filters: {}, sort: [], at: 0 };

const ids = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 })
  .map((list) => list.sort((a, b) => a - b));
const lookups = fc.record(
  { classId: ids, subclassId: ids, manufacturerId: ids, departmentId: ids, facilityId: ids },
  { requiredKeys: [] },
);
const on = fc.constant(true as const);
const shownToo = fc.record({ includeRetired: on, includeNotCovered: on, includePlanned: on }, { requiredKeys: [] });
const states = fc.subarray([...unitStates], { minLength: 1 }).map((state) => ({ state }));
const shown = fc.oneof(shownToo, states);
const sort = fc
  .subarray([...unitSortKeys], { maxLength: 3 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((by) => fc.constantFrom('asc' as const, 'desc' as const).map((direction) => ({ by, direction }))),
    ),
  );
const anyState = fc
  .record({ search: fc.string({ maxLength: 60 }), lookups, shown, sort, at: fc.nat(100_000) })
  .map(({ search, lookups, shown, sort, at }): ListState => ({ search, filters: { ...lookups, ...shown }, sort, at }));

describe('the address of the equipment list', () => {
  it('brings back every state', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(read(writeListState(state).toString())).toEqual(state);
      }),
    );
  });

  it('always asks something that the contract accepts', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(equipmentContract.list.input.safeParse({ ...listInput(state), page: 1, pageSize: 100 }).success).toBe(
          true,
        );
      }),
    );
  });

  it('is empty for the plain list', () => {
    expect(writeListState(blank).toString()).toBe('');
    expect(read('')).toEqual(blank);
  });

  it('is the same whatever the order in which filters were chosen', () => {
    const one = writeListState({ ...blank, filters: { classId: [3, 1], includeRetired: true } });
    const other = writeListState({ ...blank, filters: { includeRetired: true, classId: [1, 3] } });
    expect(one.toString()).toBe(other.toString());
  });

  it('ignores what it does not understand', () => {
    expect(read('class=x.-1.0&state=broken&sort=password.-model.model&at=-4&retired=yes')).toEqual({
      ...blank,
      sort: [{ by: 'model', direction: 'desc' }],
    });
  });

  it('keeps units that must not be used apart from the switches', () => {
    expect(read('do-not-use=1&retired=1').filters).toEqual({ doNotUse: true, includeRetired: true });
    expect(read('do-not-use=yes').filters).toEqual({});
    expect(writeListState({ ...blank, filters: { doNotUse: true } }).toString()).toBe('do-not-use=1');
  });

  it('lets an explicit choice of states win over the switches', () => {
    expect(read('state=planned&retired=1').filters).toEqual({ state: ['planned'] });
  });
});
