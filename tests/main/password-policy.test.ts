import { describe, expect, test } from 'vitest';
import { createPasswordPolicy } from '../../main/auth/password-policy.ts';
import { accessDefaults } from '../../shared/access.ts';
import { type Actor, createTestCore, templatePassword } from '../support/core.ts';

const rules = { ...accessDefaults, clinicName: 'Clinique Riverview' };
const policy = createPasswordPolicy({ access: { rules: () => rules } });
const words = ['marie.tremblay', 'mtremblay@riverview.example'];

/** The message of a refusal, or undefined when the password is taken. */
async function refusalOf(password: string, own: readonly (string | null | undefined)[] = words) {
  try {
    await policy.check(password, own, 'next');
    return undefined;
  } catch (cause) {
    expect(cause).toMatchObject({ code: 'INVALID', fields: { next: expect.any(String) } });
    return cause instanceof Error ? cause.message : String(cause);
  }
}

describe('A2: the length that the installation asks for', () => {
  test('counts characters, and the sentence names it', async () => {
    expect(await refusalOf('kiwi walrus 47')).toBe(
      'A password has at least 15 characters. A short sentence works well.',
    );
    expect(await refusalOf('🐎🔋📎🌧🎻🧂🪁🌵')).toMatch(/at least 15/);
    expect(await refusalOf('kiwi walrus 479')).toBeUndefined();
  });

  test('is read at every check', async () => {
    let passwordMinLength = 15;
    const strict = createPasswordPolicy({ access: { rules: () => ({ passwordMinLength, clinicName: null }) } });
    await expect(strict.check('kiwi walrus 479', [], 'next')).resolves.toBeUndefined();
    passwordMinLength = 20;
    await expect(strict.check('kiwi walrus 479', [], 'next')).rejects.toThrow(/at least 20/);
  });
});

describe('A2: strength, and no rules of composition', () => {
  test.each([
    'all small letters without digits',
    'TOUT EN MAJUSCULES ET SANS CHIFFRE',
    '   blanks   around and inside   ',
    'œuvre crème brûlée naïve garçon',
    'œuvre crème brûlée naïve garçon'.normalize('NFD'),
    '青い馬が静かに草を食べている午後の丘',
    'зелёный чайник поёт по утрам',
    '🐎🔋📎🌧🎻🧂🪁🌵🐙🧊🪜🥨🛶🦉🎯',
    'tab\tand\nnewline between words',
    'nul\0 in the middle of things',
    '83920174650192837465',
    'k7#Vq9!zR2@mX4$w',
    `${'several different things, '.repeat(4)}and one more`,
  ])('takes %j', async (password) => {
    expect(await refusalOf(password)).toBeUndefined();
  });

  test.each([
    'passwordpassword',
    'Password1234567!',
    'motdepassemotdepasse',
    'qwertyuiop123456',
    'azertyuiopqsdfgh',
    '1234567890123456',
    '111111111111111111',
    'abcdefghijklmnop',
    'abcabcabcabcabcabc',
    'iloveyouiloveyou',
    'letmeinletmein123',
    'mondaytuesdaywednesday',
    'Welcome12345678!',
    'letmein1234567!!',
    'Summer2024Summer2024',
  ])('refuses %j', async (password) => {
    expect(await refusalOf(password)).toMatch(/easy to guess/);
  });

  test.each([
    'marie.tremblay.1985',
    'Tremblay-Marie-2024!',
    'yalbmert-eiram-123',
    'm@r1e tr3mbl@y 12',
    'Clinique Riverview 1',
    'riverview-riverview',
    'REMS Workstation 2025',
    'mtremblay@riverview.example',
    'Riverview+REMS+Tremblay+Marie',
  ])('A6: refuses %j, which leans on the person or the place', async (password) => {
    expect(await refusalOf(password)).toMatch(/leans on your name/);
    expect(await refusalOf(password, [null, undefined, ...words])).toMatch(/leans on your name/);
  });
});

describe('wherever a password is set', () => {
  test('the rules of the installation hold, and the refusal names the field', async () => {
    const test = await createTestCore();
    await test.as('administrator').access.save({ version: 0, clinicName: 'Clinique Riverview', passwordMinLength: 20 });
    const refusedCalls: [Actor, string, Record<string, unknown>, string][] = [
      ['administrator', 'accounts.create', { username: 'new.person', password: 'kiwi walrus 47 fir' }, 'password'],
      ['administrator', 'accounts.create', { username: 'new.person', password: 'new.person at riverview' }, 'password'],
      ['administrator', 'accounts.resetPassword', { account: 'viewer', password: 'passwordpassword1234' }, 'password'],
      ['viewer', 'auth.changePassword', { current: templatePassword, next: 'viewer viewer riverview' }, 'next'],
    ];
    for (const [actor, name, input, field] of refusedCalls) {
      expect([name, await test.send(actor, name, input)]).toMatchObject([
        name,
        { error: { code: 'INVALID', fields: { [field]: expect.any(String) } } },
      ]);
    }
    const next = 'nine purple otters sing';
    await expect(test.as('viewer').auth.changePassword({ current: templatePassword, next })).resolves.toBeDefined();
  });
});
