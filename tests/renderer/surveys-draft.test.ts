import { describe, expect, it } from 'vitest';
import { surveysChange, surveysDraft, surveysProblems } from '../../renderer/surveys/surveys-draft.ts';
import { rebased } from '../../renderer/ui/rebased.ts';
import { complianceContract, complianceDefaults } from '../../shared/compliance.ts';

const draft = surveysDraft(complianceDefaults);

describe('the form of the decisions about surveys', () => {
  it('sends nothing when nothing was changed, also when a number is typed in another way', () => {
    expect(surveysChange(complianceDefaults, draft)).toEqual({});
    expect(surveysChange(complianceDefaults, { ...draft, minor: ' 090 ' })).toEqual({});
  });

  it('sends what was changed as the contract wants it', () => {
    const change = surveysChange(complianceDefaults, { ...draft, reviewerMustDiffer: true });
    expect(change).toEqual({ reviewerMustDiffer: true });
    const days = surveysChange(complianceDefaults, { ...draft, blocking: '0', minor: '3650' });
    expect(days).toEqual({ findingDueDays: { minor: 3650, major: 60, blocking: 0 } });
    for (const part of [change, days])
      expect(complianceContract.saveSettings.input.parse({ version: 0, ...part })).toEqual({ version: 0, ...part });
  });

  it('names days that cannot be read or lie outside of their limits', () => {
    expect(surveysProblems(draft)).toEqual([]);
    expect(surveysProblems({ ...draft, minor: '', major: '-1', blocking: '3651' })).toEqual([
      'minor',
      'major',
      'blocking',
    ]);
    expect(surveysProblems({ ...draft, major: '1.5', blocking: 'soon' })).toEqual(['major', 'blocking']);
  });

  it('keeps what was typed over what somebody else saved, and takes over the rest', () => {
    const stored = { reviewerMustDiffer: true, findingDueDays: { minor: 10, major: 10, blocking: 10 } };
    const merged = rebased({ ...draft, blocking: '7' }, draft, surveysDraft(stored));
    expect(merged).toEqual({ reviewerMustDiffer: true, minor: '10', major: '10', blocking: '7' });
    expect(surveysChange(stored, merged)).toEqual({ findingDueDays: { minor: 10, major: 10, blocking: 7 } });
  });
});
