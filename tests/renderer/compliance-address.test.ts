import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComplianceState,
  readCompliance,
  sortFor,
  tabs,
  withCompliance,
} from '../../renderer/compliance/compliance-address.ts';
import { complianceContract, complianceSortKeys } from '../../shared/compliance.ts';
import { testOutcomes, testTypes } from '../../shared/test-types.ts';

const read = (query: string) => readCompliance(new URLSearchParams(query));

const ids = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b));
const states: fc.Arbitrary<ComplianceState> = fc.record({
  tab: fc.constantFrom(...tabs),
  days: fc.integer({ min: 1, max: 36_500 }),
  search: fc.string({ maxLength: 40 }),
  filters: fc.record(
    { classId: ids, subclassId: ids, manufacturerId: ids, departmentId: ids, facilityId: ids },
    { requiredKeys: [] },
  ),
  sort: fc.uniqueArray(
    fc.record({
      by: fc.constantFrom(...complianceSortKeys),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    { maxLength: 3, selector: ({ by }) => by },
  ),
  types: fc.subarray([...testTypes]),
  outcomes: fc.subarray([...testOutcomes]),
});

describe('the address of the compliance page', () => {
  it('brings back whatever the page showed', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readCompliance(withCompliance(new URLSearchParams(), state))).toEqual(state);
      }),
    );
  });

  it('is short where nothing was chosen, and begins at page 1 after each change', () => {
    expect(withCompliance(new URLSearchParams('page=4'), { tab: 'overdue', days: 90 }).toString()).toBe('');
  });

  it('takes nothing that no list understands', () => {
    expect(read('tab=secret&days=0&sort=password.-room&type=Lunch.Annual&outcome=maybe&class=x.3.-1')).toEqual({
      tab: 'overdue',
      days: 90,
      search: '',
      filters: { classId: [3] },
      sort: [{ by: 'room', direction: 'desc' }],
      types: ['Annual'],
      outcomes: [],
    });
    expect(read('days=36501').days).toBe(90);
    expect(read('days=12.5').days).toBe(90);
  });

  it('never widens the population: states and switches of the equipment list are left out', () => {
    expect(read('state=retired&retired=1&planned=1').filters).toEqual({});
    expect(read('planned=1&do-not-use=1').filters).toEqual({ doNotUse: true });
  });

  it('asks only what the core takes', () => {
    fc.assert(
      fc.property(states, ({ days, search, filters, sort }) => {
        const input = { status: 'overdue', days, search, filters, sort: sortFor(sort, complianceSortKeys) };
        expect(complianceContract.units.input.safeParse(input).success).toBe(true);
      }),
    );
  });

  it('leaves out of a sort what another list sorts by', () => {
    const sort = read('sort=scheduledOn.-limitDate').sort;
    expect(sortFor(sort, complianceSortKeys)).toEqual([{ by: 'limitDate', direction: 'desc' }]);
  });
});
