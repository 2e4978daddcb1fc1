import { describe, expect, it } from 'vitest';
import { fileProblem } from '../../renderer/parts/documents/upload-document.ts';
import { draftProblems, findingChange, findingDraft, newFinding } from '../../renderer/parts/findings/finding-draft.ts';
import type { Finding } from '../../shared/findings.ts';

/** A day as it is typed, nothing, or a text that is no day. */
const read = (text: string) => (text === '' ? null : /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined);

const stored: Finding = {
  id: 4,
  version: 2,
  unitId: 900001,
  unit: {
    id: 900001,
    className: 'CT',
    subclassName: null,
    manufacturerName: null,
    model: null,
    serialNumber: null,
    facilityId: null,
    facilityName: null,
    departmentName: null,
    room: null,
    meFacilityRegistration: null,
    installedOn: null,
    state: 'in-service',
    doNotUse: false,
  },
  testId: 7,
  description: 'Loose cable',
  severity: 'major',
  reportedOn: '2026-01-01',
  reportedBy: 'maja',
  ownerId: 3,
  ownerName: 'Okafor, Amara',
  dueOn: '2026-03-02',
  daysLeft: 10,
  workOrder: null,
  resolution: null,
  resolvedOn: null,
  resolvedById: null,
  resolvedByName: null,
  retestId: null,
  documents: 0,
  createdAt: '2026-01-01T08:00:00.000Z',
  updatedAt: '2026-01-01T08:00:00.000Z',
  deleted: null,
};

describe('the form of a finding', () => {
  it('asks for words and for dates that are days, before anything is sent', () => {
    const empty = findingDraft(undefined, null);
    expect(draftProblems(empty, false, read)).toEqual({ description: 'missing' });
    const typed = { ...empty, description: 'x', reportedOn: 'tomorrow', dueOn: '31/02' };
    expect(draftProblems(typed, false, read)).toEqual({ reportedOn: 'noDay', dueOn: 'noDay' });
    expect(draftProblems({ ...empty, description: 'x', reportedOn: '' }, true, read)).toEqual({
      reportedOn: 'missing',
    });
  });

  it('leaves to the rules what nobody typed', () => {
    const draft = { ...findingDraft(undefined, 7), description: ' Loose cable ', workOrder: '  ' };
    expect(newFinding(draft, read)).toEqual({
      description: 'Loose cable',
      severity: 'minor',
      testId: 7,
      ownerId: null,
      workOrder: null,
    });
    expect(newFinding({ ...draft, reportedOn: '2026-01-01', dueOn: '2026-02-01' }, read)).toMatchObject({
      reportedOn: '2026-01-01',
      dueOn: '2026-02-01',
    });
  });

  it('sends the fields that differ, and nothing when none does', () => {
    const draft = findingDraft(stored, null);
    expect(findingChange(draft, stored, read)).toEqual({});
    expect(findingChange({ ...draft, severity: 'blocking', dueOn: '', workOrder: ' WO-1 ' }, stored, read)).toEqual({
      severity: 'blocking',
      dueOn: null,
      workOrder: 'WO-1',
    });
    expect(findingChange({ ...draft, testId: null, ownerId: null }, stored, read)).toEqual({
      testId: null,
      ownerId: null,
    });
  });
});

describe('a file to send', () => {
  it('is refused at once when it is empty or too large', () => {
    const of = (size: number) => ({ size }) as File; // as: nothing else of it is looked at
    expect([0, 1, 25_000_000, 25_000_001].map((size) => fileProblem(of(size)))).toEqual([
      'empty',
      undefined,
      undefined,
      'tooLarge',
    ]);
  });
});
