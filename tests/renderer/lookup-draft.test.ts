import { describe, expect, it } from 'vitest';
import {
  fieldsOfKind,
  lookupChange,
  lookupDraft,
  lookupProblems,
  newLookup,
} from '../../renderer/lookups/lookup-draft.ts';
import { LookupChange, type LookupRow, lookupKinds, NewLookup } from '../../shared/lookups.ts';

const subclass: LookupRow = {
  id: 7,
  kind: 'subclass',
  name: 'Fixed',
  active: true,
  version: 4,
  usage: 2,
  related: { subclasses: 0, departments: 0, rooms: 0, facilities: 0, people: 0, rules: 0 },
  mergedIntoId: null,
  mergedIntoName: null,
  departmentIds: null,
  facilityId: null,
  facilityName: null,
  departmentId: null,
  departmentName: null,
  minCost: null,
  maxCost: null,
  classId: 1,
  className: 'CT',
  estimatedCost: 0,
  lifetimeYears: null,
  fullName: null,
  address: null,
};
const facility: LookupRow = {
  ...subclass,
  kind: 'facility',
  name: 'Main',
  classId: null,
  className: null,
  estimatedCost: null,
  departmentIds: [3],
};
const category: LookupRow = { ...facility, kind: 'capital-category', departmentIds: null, minCost: 100, maxCost: null };
const room: LookupRow = { ...facility, kind: 'room', departmentIds: null, facilityId: 2, departmentId: 5 };

describe('the dialog of a lookup', () => {
  it('makes entries of every kind that the contract accepts', () => {
    for (const kind of lookupKinds) {
      const draft = {
        ...lookupDraft(undefined),
        name: ' New ',
        classId: 3,
        facilityId: 2,
        estimatedCost: '1 200',
        lifetimeYears: '',
        minCost: '0',
        maxCost: '99',
      };
      expect(lookupProblems(kind, draft)).toEqual([]);
      const input = newLookup(kind, draft);
      expect(NewLookup.parse(input)).toEqual(input);
      expect(input.name).toBe('New');
      expect(fieldsOfKind[kind]).toContain('name');
    }
  });

  it('changes nothing when nothing was changed', () => {
    expect(lookupChange(subclass, subclass.version, lookupDraft(subclass))).toBeUndefined();
    expect(lookupChange(facility, facility.version, lookupDraft(facility))).toBeUndefined();
    expect(lookupChange(category, category.version, lookupDraft(category))).toBeUndefined();
    expect(lookupChange(room, room.version, lookupDraft(room))).toBeUndefined();
  });

  it('sends the departments of a facility in order, the department of a room, the bounds of a category', () => {
    const changes = [
      lookupChange(facility, 4, { ...lookupDraft(facility), departmentIds: [7, 3] }),
      lookupChange(room, 4, { ...lookupDraft(room), departmentId: null }),
      lookupChange(category, 4, { ...lookupDraft(category), maxCost: '1,499' }),
    ];
    expect(changes.map((change) => LookupChange.parse(change))).toEqual([
      { kind: 'facility', id: 7, version: 4, departmentIds: [3, 7] },
      { kind: 'room', id: 7, version: 4, departmentId: null },
      { kind: 'capital-category', id: 7, version: 4, maxCost: 1499 },
    ]);
  });

  it('wants the bounds of a category in order, and a facility for a room', () => {
    const bounds = (minCost: string, maxCost: string) =>
      lookupProblems('capital-category', { ...lookupDraft(category), minCost, maxCost });
    expect(bounds('0', '')).toEqual([]);
    expect(bounds('', '5')).toEqual(['minCost']);
    expect(bounds('100', '100')).toEqual(['maxCost']);
    expect(bounds('-1', 'x')).toEqual(['minCost', 'maxCost']);
    expect(lookupProblems('room', { ...lookupDraft(room), facilityId: null })).toEqual(['facilityId']);
  });

  it('sends the changed fields with the version, an empty cost as unknown', () => {
    const change = lookupChange(subclass, 9, { ...lookupDraft(subclass), name: 'Stationary', estimatedCost: '' });
    expect(change).toEqual({ kind: 'subclass', id: 7, version: 9, name: 'Stationary', estimatedCost: null });
    expect(LookupChange.parse(change)).toEqual(change);
  });

  it('never sends fields of another kind', () => {
    const draft = { ...lookupDraft(facility), address: '1 Main St', estimatedCost: '5' };
    expect(lookupChange(facility, 4, draft)).toEqual({ kind: 'facility', id: 7, version: 4, address: '1 Main St' });
  });

  it('names the fields that cannot be read', () => {
    const draft = { ...lookupDraft(undefined), name: ' ', estimatedCost: '-1', lifetimeYears: '101' };
    expect(lookupProblems('subclass', draft)).toEqual(['name', 'classId', 'estimatedCost', 'lifetimeYears']);
    expect(lookupProblems('manufacturer', draft)).toEqual(['name']);
  });
});
