import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeDn } from '../../main/directory/distinguished-names.ts';

describe('a distinguished name', () => {
  it.each([
    ['CN=Physics, OU=Groups,  DC=Clinic , dc=org', 'cn=physics,ou=groups,dc=clinic,dc=org'],
    ['cn=bo\\,b,dc=org', 'cn=bo\\2Cb,dc=org'],
    ['cn="bo,b",dc=org', 'cn=bo\\,b,dc=org'],
    ['cn=Müller,dc=org', 'CN=M\\C3\\BCller;DC=org'],
    ['cn=\\#x,dc=org', 'cn=\\23x,dc=org'],
    ['cn=\\ y\\ ,dc=org', 'cn= y ,dc=org'],
    ['uid=a+cn=b,dc=org', 'CN=B + UID=A,dc=org'],
    ['2.5.4.3=x,0.9.2342.19200300.100.1.25=org', 'cn=x,dc=org'],
    ['cn=Radiation   Safety,dc=org', 'cn=radiation safety,dc=org'],
    ['cn=a\\=b,dc=org', 'cn=a=b,dc=org'],
    ['cn=back\\\\slash,dc=org', 'cn=back\\5cslash,dc=org'],
  ])('%s is %s', (one, other) => {
    expect(normalizeDn(one)).toBeDefined();
    expect(normalizeDn(one)).toBe(normalizeDn(other));
  });

  it.each([
    ['cn=a,dc=org', 'cn=b,dc=org'],
    ['cn=a,dc=org', 'cn=a\\,dc=org'],
    ['cn=a,dc=org', 'cn=a,dc=org,dc=x'],
    ['cn=a+cn=b,dc=org', 'cn=a,cn=b,dc=org'],
  ])('%s is not %s', (one, other) => {
    expect(normalizeDn(one)).not.toBe(normalizeDn(other));
  });

  it.each([
    '',
    'anna',
    'EXTERNAL',
    'PLAIN',
    'cn',
    '=x',
    'cn=a,',
    ',dc=org',
    'cn=a<b',
    'cn=\\zz',
    'cn=\\c3,dc=org',
    'cn=x\\',
  ])('%j is none', (text) => {
    expect(normalizeDn(text)).toBeUndefined();
  });

  it('keeps its form when it is normalised again, and never loses a part', () => {
    const value = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    const escaped = (text: string) =>
      [...Buffer.from(text, 'utf8')].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const once = normalizeDn(values.map((text) => `cn=${escaped(text)}`).join(','));
        expect(once).toBeDefined();
        expect(normalizeDn(once ?? '')).toBe(once);
        expect(once?.replaceAll(/\\[\s\S]/g, '').split(',')).toHaveLength(values.length);
      }),
      { numRuns: 2000 },
    );
  });
});
