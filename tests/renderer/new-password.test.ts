import { describe, expect, it } from 'vitest';
import { checkNewPassword } from '../../renderer/ui/new-password.ts';

const sentence = 'a calm sentence about surveys';
const draft = { password: sentence, again: sentence };

describe('a new password', () => {
  it('can be sent when it is long enough and typed twice', () => {
    expect(checkNewPassword(draft)).toEqual({});
  });

  it('is as long as this installation asks', () => {
    const short = { password: 'twelve chars', again: 'twelve chars' };
    expect(checkNewPassword(short)).toEqual({ password: 'tooShort' });
    expect(checkNewPassword({ ...short, minLength: 12 })).toEqual({});
    expect(checkNewPassword({ ...draft, minLength: 40 })).toEqual({ password: 'tooShort' });
    const long = 'x'.repeat(129);
    expect(checkNewPassword({ password: long, again: long })).toEqual({ password: 'tooLong' });
  });

  it('is refused when it is easy to guess, and not for what an earlier one was', () => {
    const weak = { score: 2, hints: [], password: sentence } as const;
    expect(checkNewPassword({ ...draft, assessed: weak })).toEqual({ password: 'tooWeak' });
    expect(checkNewPassword({ ...draft, assessed: { ...weak, score: 3 } })).toEqual({});
    expect(checkNewPassword({ ...draft, assessed: { ...weak, password: 'another one' } })).toEqual({});
  });

  it('is the same both times', () => {
    expect(checkNewPassword({ ...draft, again: 'something else' })).toEqual({ again: 'different' });
  });
});
