import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as bookings from '../../main/bookings/booking-queries.ts';
import * as tests from '../../main/compliance/test-queries.ts';
import { createKeptQueries } from '../../main/database/kept-queries.ts';
import type { Query } from '../../main/database/query-builder.ts';
import * as findings from '../../main/findings/list-query.ts';
import { bookingSortKeys } from '../../shared/bookings.ts';
import { testSortKeys } from '../../shared/compliance.ts';
import { severities } from '../../shared/findings.ts';
import { expiringKinds } from '../../shared/lists.ts';
import { testOutcomes, testTypes } from '../../shared/test-types.ts';

const id = fc.integer({ min: 1, max: 30_000 });
const day = fc.integer({ min: 0, max: 20_000 }).map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const chosen = <T>(...these: readonly T[]) => some(fc.constantFrom(...these));
const directions = fc.constantFrom('asc' as const, 'desc' as const);
const filters = fc.record(
  {
    classId: some(id),
    facilityId: some(id),
    unitId: some(id),
    includeRetired: fc.boolean(),
    includePlanned: fc.boolean(),
    radiologyOwned: fc.boolean(),
    doNotUse: fc.boolean(),
    expiring: fc.record({ what: fc.constantFrom(...expiringKinds), days: fc.integer({ min: 0, max: 400 }) }),
    custom: some(fc.record({ fieldId: id, blank: fc.boolean() })),
    state: chosen('in-service' as const, 'planned' as const, 'retired' as const),
  },
  { requiredKeys: [] },
);
const everywhere = {
  unitId: id,
  filters,
  search: fc.constantFrom('', 'ct 64', 'été_%!'),
  limit: fc.constantFrom(1, 50, 200),
  offset: fc.constantFrom(0, 50, 4000),
};

function agree<Asked extends object>(
  one: fc.Arbitrary<Asked>,
  values: readonly (keyof Asked & string)[],
  composes: readonly ((asked: Asked) => Query)[],
) {
  const both = composes.map((fresh) => ({ fresh, kept: createKeptQueries(values, fresh) }));
  fc.assert(
    fc.property(one, one, (asked, other) => {
      // The second question has the shape of the first and, where it says one, another value.
      const again = { ...asked };
      for (const name of values) if (asked[name] !== undefined) again[name] = other[name] ?? asked[name];
      for (const { fresh, kept } of both) {
        for (const question of [asked, again, other]) {
          const { sql, parameters } = fresh(question);
          expect(kept(question)).toEqual({ sql, parameters });
        }
      }
    }),
    { numRuns: 150 },
  );
}

describe('a kept query and one that is composed for the question are the same', () => {
  test('for findings', () => {
    const asked = fc.record(
      {
        ...everywhere,
        testId: id,
        state: fc.constantFrom('open' as const, 'overdue' as const, 'resolved' as const, 'all' as const),
        severity: chosen(...severities),
        ownerId: some(id),
        includeDeleted: fc.boolean(),
        today: day,
      },
      { requiredKeys: ['state', 'today'] },
    );
    agree<findings.AskedFindings>(asked, findings.findingValues, [findings.idsQuery, findings.countQuery]);
  });

  test('for bookings', () => {
    const asked = fc.record(
      {
        ...everywhere,
        state: chosen('planned' as const, 'missed' as const, 'done' as const, 'cancelled' as const),
        from: day,
        to: day,
        assigneeId: some(id),
        sort: some(fc.record({ by: fc.constantFrom(...bookingSortKeys), direction: directions })),
        today: day,
      },
      { requiredKeys: ['today'] },
    );
    agree<bookings.AskedBookings>(asked, bookings.bookingValues, [bookings.idsQuery, bookings.countQuery]);
  });

  test('for survey records', () => {
    const asked = fc.record(
      {
        ...everywhere,
        type: chosen(...testTypes),
        outcome: chosen(...testOutcomes),
        from: day,
        to: day,
        includeDeleted: fc.boolean(),
        sort: some(fc.record({ by: fc.constantFrom(...testSortKeys), direction: directions })),
        today: day,
      },
      { requiredKeys: ['today'] },
    );
    agree<tests.AskedTests>(asked, tests.testValues, [tests.idsQuery, tests.countQuery]);
  });
});
