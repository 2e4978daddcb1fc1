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
};

describe('the dialog of a lookup', () => {
  it('makes entries of every kind that the contract accepts', () => {
    for (const kind of lookupKinds) {
      const draft = { ...lookupDraft(undefined), name: ' New ', classId: 3, estimatedCost: '1 200', lifetimeYears: '' };
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
