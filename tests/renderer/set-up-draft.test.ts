import { describe, expect, it } from 'vitest';
import { sameGroup } from '../../renderer/parts/recovery-sheet/same-group.ts';
import { minutesAndSeconds } from '../../renderer/session/wait.ts';
import { checkAdministrator, stepOfField } from '../../renderer/setup/draft.ts';

const good = { username: 'mlopez', email: '', password: 'a long enough sentence', again: 'a long enough sentence' };

describe('the first administrator', () => {
  it('may leave the e-mail address empty', () => {
    expect(checkAdministrator(good)).toEqual({});
  });

  it('is refused with a short name, a strange address, a short or a differing password', () => {
    expect(checkAdministrator({ ...good, username: 'm' }).username).toMatch(/3 characters/);
    expect(checkAdministrator({ ...good, email: 'nowhere' })).toEqual({ email: true });
    expect(checkAdministrator({ ...good, password: 'short', again: 'short' })).toEqual({ password: true });
    expect(checkAdministrator({ ...good, again: 'another long sentence' })).toEqual({ password: true });
  });
});

describe('a group typed back from the recovery sheet', () => {
  it('may differ in case, blanks, dashes and look-alike letters', () => {
    expect(sameGroup(' oh-8t ', '0H8T')).toBe(true);
    expect(sameGroup('lcyj', '1CYJ')).toBe(true);
  });

  it('must otherwise be the same', () => {
    expect(sameGroup('0H8', '0H8T')).toBe(false);
    expect(sameGroup('', '0H8T')).toBe(false);
  });
});

describe('a refused field', () => {
  it('leads back to the step that shows it', () => {
    expect(['code', 'administrator.username', 'confirm', 'start'].map(stepOfField)).toEqual([0, 1, 2, 3]);
  });
});

describe('the countdown', () => {
  it('splits seconds', () => {
    expect(minutesAndSeconds(95)).toEqual({ minutes: 1, seconds: 35 });
    expect(minutesAndSeconds(40)).toEqual({ minutes: 0, seconds: 40 });
  });
});
