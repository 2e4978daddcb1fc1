import fc from 'fast-check';
import { BerReader, BerWriter, EqualityFilter, FilterParser } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { type LoginFilter, normalizeLogin, parseLoginFilter } from '../../main/directory/login-filter.ts';

function parsed(text: string): LoginFilter {
  const filter = parseLoginFilter(text);
  if (typeof filter === 'string') throw new Error(filter);
  return filter;
}

/** What a server reads out of the bytes of a filter. */
function onTheWire(filter: LoginFilter, login: string): string {
  const writer = new BerWriter();
  filter.forLogin(login).write(writer);
  return FilterParser.parse(new BerReader(writer.buffer)).toString();
}

describe('the filter for people', () => {
  it('has one shape whatever is typed: the name is one assertion value and nothing else', () => {
    const filter = parsed('(&(objectClass=person)(|(uid={{login}})(mail={{login}})))');
    const special = fc.constantFrom(
      '*',
      '(',
      ')',
      '\\',
      '\0',
      '&',
      '|',
      '!',
      '=',
      '~',
      '<',
      '>',
      ',',
      '{{login}}',
      '\\2a',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(special, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (login) => {
        const value = new EqualityFilter({
          attribute: 'uid',
          value: Buffer.from(login, 'utf8').toString('utf8'),
        }).toString();
        const escaped = value.slice('(uid='.length, -1);
        expect(onTheWire(filter, login)).toBe(`(&(objectclass=person)(|(uid=${escaped})(mail=${escaped})))`);
      }),
      { numRuns: 5000 },
    );
  });

  it('puts the name into a longer value', () => {
    expect(onTheWire(parsed('(userPrincipalName={{login}}@clinic.org)'), 'a*b')).toBe(
      '(userprincipalname=a\\2ab@clinic.org)',
    );
    expect(onTheWire(parsed('(cn:caseExactMatch:={{login}})'), '(x)')).toBe('(cn:caseExactMatch:=\\28x\\29)');
  });

  it('sends escaped bytes as the character that they make', () => {
    expect(onTheWire(parsed('(&(ou=Imagerie M\\c3\\a9dicale)(uid={{login}}))'), 'anna')).toBe(
      '(&(ou=Imagerie Médicale)(uid=anna))',
    );
  });

  it.each([
    '',
    '(',
    '(uid={{login}}',
    'uid={{login}})',
    '(&)',
    '(uid={{login}})(a=b)',
    '(uid=\\zz{{login}})',
    '(ou=\\ff)(uid={{login}})',
  ])('%j is none', (text) => {
    expect(parseLoginFilter(text)).toBe('syntax');
  });

  it.each(['(uid=anna)', '(uid=*)', '(uid={{login}}*)', '(!(uid={{login}}))', '({{login}}=x)', '(uid>={{login}})'])(
    '%j compares nothing with the name',
    (text) => {
      expect(['no-hole', 'syntax']).toContain(parseLoginFilter(text));
    },
  );
});

describe('a typed name', () => {
  it('is folded to its usual form', () => {
    expect(normalizeLogin('  anna ')).toBe('anna');
    expect(normalizeLogin('\uff41nna')).toBe('anna');
    expect(normalizeLogin('u\u0308')).toBe('\u00fc');
  });

  it.each(['', '   ', 'a\0b', 'a\nb', 'a\u200bb', 'x'.repeat(129)])('%j is none', (typed) => {
    expect(normalizeLogin(typed)).toBeUndefined();
  });
});
