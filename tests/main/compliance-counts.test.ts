import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unitStatuses } from '../../shared/compliance.ts';
import { addDays } from '../../shared/dates.ts';
import { testTypes } from '../../shared/test-types.ts';
import { createSurveyDesk } from '../support/survey-desk.ts';

const today = '2026-03-31';
const keys = ['quarterly', 'semiannual', 'acr', 'tjc', 'me', 'tjc-6', 'tjc-q', 'mqsa', 'me-clinic', 'or-ct-dose'];
const offset = fc.integer({ min: -900, max: 200 });
const unit = fc.record({
  rules: fc.subarray(keys, { maxLength: 4 }),
  tests: fc.array(fc.tuple(fc.constantFrom(...testTypes), offset), { maxLength: 4 }),
  bookings: fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 2 }),
  retired: fc.constantFrom(false, false, false, true),
  planned: fc.constantFrom(false, false, false, true),
  physicsCovered: fc.constantFrom(true, true, true, false),
  installedOn: fc.option(offset.map((days) => addDays(today, days))),
  north: fc.boolean(),
});

it('counts are the lengths of the lists behind them, for any clinic and any horizon', async () => {
  const desk = await createSurveyDesk(`${today}T09:00:00`);
  const { compliance, equipment, bookings, lookups } = desk.api;
  const north = (await lookups.create({ kind: 'facility', name: 'North' })).id;
  await fc.assert(
    fc.asyncProperty(
      fc.array(unit, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 800 }),
      async (units, days) => {
        for (const { rules, tests, bookings: visits, north: there, ...fields } of units) {
          const unitId = await desk.unit(rules, { ...fields, facilityId: there ? north : null });
          for (const [type, day] of tests) await desk.survey(unitId, addDays(today, day), type);
          desk.book(unitId, ...visits.map((day) => addDays(today, day)));
        }
        for (const filters of [{}, { facilityId: [north] }]) {
          const summary = await compliance.summary({ days, filters });
          const counts = {
            compliant: summary.compliant,
            upcoming: summary.upcoming,
            overdue: summary.overdue,
            'never-tested': summary.neverTested,
            'no-schedule': summary.noSchedule,
          };
          const population = await equipment.list({ filters: { ...filters, state: ['in-service'] }, pageSize: 1 });
          expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(population.total);

          const members = new Map<string, number[]>();
          for (const status of unitStatuses) {
            const ids: number[] = [];
            for (let page = 1; ; page += 1) {
              const { items, total } = await compliance.units({ status, days, filters, page, pageSize: 50 });
              expect(total, status).toBe(counts[status]);
              for (const item of items) {
                ids.push(item.unit.id);
                // The unit counts by its most urgent obligation.
                expect(item.headline?.status ?? 'no-schedule').toBe(status);
                expect(item.headline).toEqual(item.obligations[0] ?? null);
              }
              if (items.length < 50) break;
            }
            expect(new Set(ids).size).toBe(counts[status]);
            members.set(status, ids);
          }

          const due = await compliance.due({ days, filters });
          expect(due.total).toBe(due.items.length);
          expect(new Set(due.items.map(({ unitId }) => unitId))).toEqual(
            new Set(['overdue', 'upcoming', 'never-tested'].flatMap((status) => members.get(status) ?? [])),
          );
          const paged = [];
          for (let page = 1; paged.length < due.total; page += 1) {
            paged.push(...(await compliance.due({ days, filters, page, pageSize: 7 })).items);
          }
          expect(paged).toEqual(due.items);

          const inService = { ...filters, state: ['in-service' as const] };
          const open = await bookings.list({ state: ['planned'], filters: inService, pageSize: 1 });
          const missed = await bookings.list({ state: ['missed'], filters: inService, pageSize: 1 });
          expect([summary.scheduled, summary.missed]).toEqual([open.total, missed.total]);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
