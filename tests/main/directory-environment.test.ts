import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvironment, readEnvironment } from '../../main/directory/environment-file.ts';
import { DirectorySettings, directoryDefaults } from '../../shared/directory.ts';

const read = (...lines: string[]) => readEnvironment(lines.join('\n'), directoryDefaults);

describe('a file of LDAP_* variables', () => {
  it('sets what it names, switched off', () => {
    const { settings, password, ignored } = read(
      '# directory of the clinic',
      'export LDAP_SERVER="ldaps://dc1.clinic.org"',
      'LDAP_BASE_DN=dc=clinic,dc=org   # the root',
      "LDAP_USER_DN='ou=people,dc=clinic,dc=org'",
      'LDAP_BIND_USER_DN=cn=reader,dc=clinic,dc=org',
      'LDAP_BIND_USER_PASSWORD=\'p#ss "word" $HOME\'',
      'LDAP_USER_LOGIN_ATTR=uid',
      'LDAP_USE_SSL=True',
    );
    expect(settings).toEqual({
      ...directoryDefaults,
      enabled: false,
      servers: [{ host: 'dc1.clinic.org', port: 636 }],
      tls: 'ldaps',
      bindDn: 'cn=reader,dc=clinic,dc=org',
      userBaseDn: 'ou=people,dc=clinic,dc=org',
      groupBaseDn: 'dc=clinic,dc=org',
      usernameAttribute: 'uid',
      userFilter: '(&(objectClass=person)(uid={{login}}))',
    });
    expect(password).toBe('p#ss "word" $HOME');
    expect(ignored).toEqual([]);
  });

  it.each<[string[], string, number]>([
    [['LDAP_SERVER=ldap.clinic.org'], 'starttls', 389],
    [['LDAP_SERVER=ldap://ldap.clinic.org', 'LDAP_PORT=1389'], 'starttls', 1389],
    [['LDAP_SERVER=ldap.clinic.org', 'LDAP_USE_TLS=yes'], 'starttls', 389],
    [['LDAP_SERVER=ldap.clinic.org', 'LDAP_USE_SSL=1'], 'ldaps', 636],
    [['LDAP_URI=ldaps://ldap.clinic.org:3269'], 'ldaps', 3269],
    [['LDAP_HOST=127.0.0.1'], 'plain', 389],
    [['LDAP_HOST=[::1]'], 'plain', 389],
    [['LDAP_HOST=localhost', 'LDAP_USE_TLS=true'], 'starttls', 389],
  ])('%j is %s at %i', (lines, tls, port) => {
    const { settings } = read(...lines);
    expect(settings).toMatchObject({ tls, servers: [{ port }], plainAcknowledged: false, enabled: false });
  });

  it('names several servers in order', () => {
    expect(read('LDAP_URL=ldaps://a.clinic.org, ldaps://b.clinic.org:1636').settings.servers).toEqual([
      { host: 'a.clinic.org', port: 636 },
      { host: 'b.clinic.org', port: 1636 },
    ]);
  });

  it('may write a place without its end', () => {
    expect(read('LDAP_BASE_DN=dc=clinic,dc=org', 'LDAP_USER_DN=ou=people').settings.userBaseDn).toBe(
      'ou=people,dc=clinic,dc=org',
    );
    expect(read('LDAP_BASE_DN=dc=clinic,dc=org', 'LDAP_USER_DN=cn=Users').settings.userBaseDn).toBe(
      'cn=Users,dc=clinic,dc=org',
    );
    expect(read('LDAP_BASE_DN=o=clinic', 'LDAP_USER_DN=ou=people,o=clinic').settings.userBaseDn).toBe(
      'ou=people,o=clinic',
    );
    expect(read('LDAP_BASE_DN=dc=clinic,dc=org').settings.userBaseDn).toBe('dc=clinic,dc=org');
  });

  it.each(['(uid=%s)', '(uid=%(user)s)', '(uid={0})', '(uid={username})', '(uid={{login}})', '(uid={login})'])(
    'may have the filter %s of another program',
    (filter) => {
      expect(read(`LDAP_USER_FILTER=${filter}`).settings.userFilter).toBe('(uid={{login}})');
    },
  );

  it('says what it does not take over, and never a value', () => {
    const { ignored, password } = read(
      'this line holds a secret',
      'LDAP_CA_FILE=/etc/secret/ca.pem',
      'LDAP_COLOR=secret',
      'LDAP_BIND_PASSWORD=secret',
      'LDAP_SERVER=ldap://:secret@',
      'LDAP_PORT=secret',
      'LDAP_USER_ATTRIBUTE=se cret',
    );
    expect(password).toBeNull();
    expect(ignored).toHaveLength(7);
    expect(ignored.join(' ')).not.toContain('secret');
  });

  it('does not fit where a value has no end', () => {
    const { settings, ignored } = read(`LDAP_BASE_DN=dc=${'x'.repeat(500)}`);
    expect(settings.userBaseDn).toBe('');
    expect(ignored).toEqual(['LDAP_BASE_DN is too long.']);
  });

  it('that is read by the parser gives back every value that was written into it', () => {
    const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/);
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !/[\r\n]/.test(value));
    const written = fc.oneof(
      text.filter((value) => !value.includes("'")).map((value) => [`'${value}'`, value] as const),
      text
        .map((value) => [`"${value.replace(/["\\$`]/g, '\\$&')}"`, value] as const)
        .filter(([, value]) => !/\\n/.test(value)),
      fc.stringMatching(/^[A-Za-z0-9=,.:/@-]{1,20}$/).map((value) => [value, value] as const),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          name,
          fc.tuple(written, fc.constantFrom('', 'export '), fc.constantFrom('\n', '\r\n', '\n# comment\n')),
          {
            maxKeys: 6,
          },
        ),
        (file) => {
          const lines = Object.entries(file).map(([key, [[raw], prefix, end]]) => `${prefix}${key}=${raw}${end}`);
          const expected = Object.entries(file).map(([key, [[, value]]]) => [key, value]);
          expect([...parseEnvironment(lines.join(''))]).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never breaks the reader, and what it sets has the form of settings', () => {
    const line = fc.tuple(
      fc.constantFrom(
        'LDAP_SERVER',
        'LDAP_PORT',
        'LDAP_USER_DN',
        'LDAP_BASE_DN',
        'LDAP_USER_ATTRIBUTE',
        'LDAP_USE_SSL',
        'LDAP_BIND_DN',
      ),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.string(), (lines, noise) => {
        const { settings } = read(...lines.map(([key, value]) => `${key}=${value}`), noise);
        expect(DirectorySettings.safeParse(settings).error).toBeUndefined();
        expect(settings.enabled).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
