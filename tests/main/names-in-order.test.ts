import { beforeEach, describe, expect, it } from 'vitest';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
/** Names by the unit that stands there. */
const names = new Map<number, string>();

beforeEach(async () => {
  desk = await createSurveyDesk();
  names.clear();
  for (const name of ['Site 10', 'Site 2', 'École 3', 'ecole 12']) {
    const { id: facilityId } = await desk.api.lookups.create({ kind: 'facility', name });
    const { id: departmentId } = await desk.api.lookups.create({ kind: 'department', name });
    const { id: manufacturerId } = await desk.api.lookups.create({ kind: 'manufacturer', name });
    const { id: classId } = await desk.api.lookups.create({ kind: 'class', name });
    const { id: subclassId } = await desk.api.lookups.create({ kind: 'subclass', name, classId });
    const { id } = await desk.api.equipment.create({
      classId,
      subclassId,
      facilityId,
      departmentId,
      manufacturerId,
      room: name,
    });
    names.set(id, name);
  }
});

const inOrder = ['École 3', 'ecole 12', 'Site 2', 'Site 10'];
const named = (ids: readonly number[]) => ids.map((id) => names.get(id));
const sorted = <By>(by: By, direction: 'asc' | 'desc' = 'asc') => [{ by, direction }];

describe('names that people number stand with 2 before 10', () => {
  it.each(['className', 'manufacturerName', 'facilityName', 'departmentName'] as const)(
    'in the units of a status, by %s',
    async (by) => {
      const ids = async (direction: 'asc' | 'desc') =>
        (await desk.api.compliance.units({ status: 'no-schedule', sort: sorted(by, direction) })).items.map(
          ({ unit }) => unit.id,
        );
      expect(named(await ids('asc'))).toEqual(inOrder);
      expect(named(await ids('desc'))).toEqual(inOrder.toReversed());
    },
  );

  it.each(['className', 'subclassName', 'manufacturerName', 'facilityName', 'departmentName'] as const)(
    'in capital planning, by %s',
    async (by) => {
      const { items } = await desk.api.capital.list({ sort: sorted(by) });
      expect(named(items.map(({ unit }) => unit.id))).toEqual(inOrder);
    },
  );

  it.each(['className', 'facilityName'] as const)('in the surveys, by %s', async (by) => {
    for (const unitId of names.keys())
      await desk.api.compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-06-01', outcome: 'pass' });
    const { items } = await desk.api.compliance.tests({ sort: sorted(by) });
    expect(named(items.map(({ unitId }) => unitId))).toEqual(inOrder);
  });

  it.each(['className', 'facilityName', 'departmentName'] as const)('in the visits, by %s', async (by) => {
    await desk.api.bookings.create({
      items: [...names.keys()].map((unitId) => ({ unitId, scheduledOn: '2025-07-10' })),
    });
    const { items } = await desk.api.bookings.list({ sort: sorted(by) });
    expect(named(items.map(({ unitId }) => unitId))).toEqual(inOrder);
  });

  it('and so do the rooms of visits', async () => {
    const rooms = ['10', '2', '10A', '9'];
    const units = [...names.keys()];
    for (const [index, id] of units.entries())
      await desk.api.equipment.update({ id, version: 1, room: rooms[index] ?? '' });
    await desk.api.bookings.create({ items: units.map((unitId) => ({ unitId, scheduledOn: '2025-07-10' })) });
    const { items } = await desk.api.bookings.list({ sort: sorted('room' as const) });
    expect(items.map(({ unit }) => unit.room)).toEqual(['2', '9', '10', '10A']);
  });

  it('after a rename too, whichever list was asked before', async () => {
    const facilitiesOf = async () =>
      named(
        (await desk.api.compliance.units({ status: 'no-schedule', sort: sorted('facilityName') })).items.map(
          ({ unit }) => unit.id,
        ),
      );
    await desk.api.equipment.list({ sort: sorted('facilityName' as const) });
    expect(await facilitiesOf()).toEqual(inOrder);
    const { items } = await desk.api.lookups.list({ kind: 'facility' });
    const second = items.find(({ name }) => name === 'Site 2');
    await desk.api.lookups.update({ kind: 'facility', id: second?.id ?? 0, version: 1, name: 'Annex 2' });
    expect(await facilitiesOf()).toEqual(['Site 2', 'École 3', 'ecole 12', 'Site 10']);
  });
});
