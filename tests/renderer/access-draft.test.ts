import { describe, expect, it } from 'vitest';
import { accessChange, accessDraft, accessProblems } from '../../renderer/access/access-draft.ts';
import { rebased } from '../../renderer/ui/rebased.ts';
import { accessContract, accessDefaults } from '../../shared/access.ts';

describe('the form of the rules of access', () => {
  it('sends nothing when nothing was changed', () => {
    expect(accessChange(accessDefaults, accessDraft(accessDefaults))).toEqual({});
  });

  it('sends what was changed as the contract wants it', () => {
    const draft = {
      ...accessDraft(accessDefaults),
      clinicName: ' Lakeside ',
      idleMinutes: '5',
      secondFactorRoles: ['viewer', 'administrator'],
    };
    const change = accessChange(accessDefaults, draft);
    expect(change).toEqual({
      clinicName: 'Lakeside',
      idleMinutes: 5,
      secondFactorRoles: ['administrator', 'viewer'],
    });
    expect(accessContract.save.input.parse({ version: 0, ...change })).toEqual({ version: 0, ...change });
  });

  it('names numbers that cannot be read or lie outside of their limits', () => {
    const draft = accessDraft(accessDefaults);
    expect(accessProblems(draft)).toEqual([]);
    expect(accessProblems({ ...draft, passwordMinLength: '11', idleMinutes: 'soon', sessionHours: '25' })).toEqual([
      'passwordMinLength',
      'idleMinutes',
      'sessionHours',
    ]);
    expect(accessProblems({ ...draft, idleMinutes: '' })).toEqual(['idleMinutes']);
    expect(accessProblems({ ...draft, passwordMinLength: '12', idleMinutes: '60', sessionHours: '24' })).toEqual([]);
  });
});

describe('a draft over what somebody else saved', () => {
  it('keeps what was touched and follows in everything else', () => {
    const opened = accessDraft(accessDefaults);
    const newer = accessDraft({ ...accessDefaults, idleMinutes: 3, sessionHours: 8 });
    expect(rebased({ ...opened, idleMinutes: '7' }, opened, newer)).toEqual({ ...newer, idleMinutes: '7' });
  });
});
