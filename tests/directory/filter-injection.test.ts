import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Deadline, startDeadline } from '../../main/directory/deadline.ts';
import { bindService, type DirectorySession } from '../../main/directory/directory-session.ts';
import { normalizeLogin, parseLoginFilter } from '../../main/directory/login-filter.ts';
import { createNameLookup } from '../../main/directory/name-lookup.ts';
import { findPerson } from '../../main/directory/person-search.ts';
import { openAt } from '../../main/directory/prove.ts';
import { createTrust } from '../../main/directory/trust-rules.ts';
import { plainSettings } from '../support/clinic-settings.ts';
import { barredAccounts, clinic, oddNames, plainNames, soundAccounts } from '../support/directory/clinic.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';
import { proof } from '../support/directory-proof.ts';

const slapd = slapdOfFile();
const reach = { trust: createTrust(), lookup: createNameLookup() };

/** Names as the directory compares them (RFC 4518): case and the number of blanks make no difference. */
const compared = (name: string) => name.normalize('NFKC').trim().replace(/ +/g, ' ').toLowerCase();
const known = [
  ...plainNames,
  ...oddNames,
  ...Object.keys(barredAccounts),
  ...Object.keys(soundAccounts),
  ...['administrator', 'guid', 'bare', 'many'],
].map(compared);

/** What the search finds for each name, over one connection. */
async function searched(logins: readonly string[]): Promise<Map<string, string>> {
  const settings = plainSettings([slapd().port]);
  const filter = parseLoginFilter(settings.userFilter);
  if (typeof filter === 'string') throw new Error(filter);
  const found = new Map<string, string>();
  let deadline: Deadline | undefined;
  let session: DirectorySession | undefined;
  const finish = () => {
    session?.close();
    deadline?.end();
  };
  for (const [index, typed] of logins.entries()) {
    // A connection may bring so many bytes only.
    if (index % 1000 === 0) {
      finish();
      deadline = startDeadline(60_000);
      session = await openAt({ host: '127.0.0.1', port: slapd().port }, settings, reach, deadline);
      await bindService(session, settings, clinic.servicePassword);
    }
    const login = normalizeLogin(typed);
    if (login === undefined || !session) continue;
    const person = await findPerson(session, settings, filter, login);
    found.set(login, typeof person === 'string' ? person : compared(person.text('uid') ?? ''));
  }
  finish();
  return found;
}

function expectExact(found: ReadonlyMap<string, string>): number {
  let people = 0;
  for (const [login, person] of found) {
    const name = compared(login);
    const expected = ['twin', 'triplet'].includes(name) ? 'ambiguous' : known.includes(name) ? name : 'not-found';
    expect([login, person]).toEqual([login, expected]);
    if (person === name) people += 1;
  }
  return people;
}

describe('P2: nothing that is typed is syntax', () => {
  test('which would be dangerous: put into the text of a filter, a star finds everybody', async (context) => {
    const url = `ldap://127.0.0.1:${slapd().port}`;
    const { serviceDn, servicePassword, people } = clinic;
    const naive = '(uid={{login}})'.replace('{{login}}', '*');
    const args = ['-x', '-LLL', '-H', url, '-D', serviceDn, '-w', servicePassword, '-b', people, naive, 'dn'];
    const { stdout } = await promisify(execFile)('ldapsearch', args).catch((cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
        context.skip('ldapsearch is not installed (Debian package ldap-utils)');
      throw cause;
    });
    expect(stdout.match(/^dn:/gm)?.length).toBeGreaterThanOrEqual(known.length);
  });

  test('classic payloads, around every kind of name', async () => {
    const shapes: readonly ((name: string) => string)[] = [
      () => '*',
      () => '**',
      () => '(objectClass=*)',
      () => ')(objectClass=*',
      () => '*)(uid=*',
      () => '*)(|(uid=*',
      () => '*))%00',
      () => '\\2a',
      () => '\\*',
      () => '&',
      () => '|',
      () => '!(uid=*)',
      () => '*)(&',
      () => '*))(|(userPassword=*',
      (name) => `${name}*`,
      (name) => `*${name}`,
      (name) => `${name.slice(0, 2)}*`,
      (name) => `${name})(uid=*`,
      (name) => `${name})(&(uid=${name}`,
      (name) => `${name})(|(uid=*))`,
      (name) => `${name}))(|(objectClass=*`,
      (name) => `${name}\\00`,
      (name) => `${name})(userPassword=*)`,
      (name) => `\\${Buffer.from(name).toString('hex').match(/../g)?.join('\\')}`,
      (name) => `uid=${name},${clinic.people}`,
      (name) => `${name}\\2c${clinic.people}`,
      (name) => `{{login}}${name}`,
      (name) => `*)(uid:dn:=${name}`,
      (name) => `${name})(uid:2.5.13.5:=${name}`,
      (name) => `${name};binary`,
    ];
    const payloads = [...plainNames, ...oddNames].flatMap((name) => shapes.map((shape) => shape(name)));
    expect(payloads.length).toBeGreaterThan(200);
    expect(expectExact(await searched(payloads))).toBe(0);
  });

  test('5,000 generated names find exactly who has the name, never two people', async () => {
    const sign = fc.constantFrom(
      ...'*()\\&|!=<>~:,;"+#/ {}0aü\u00a0\u2028',
      '\\2a',
      '\\28',
      '\\29',
      '\\5c',
      '{{login}}',
    );
    const name = fc.constantFrom(...plainNames, ...oddNames, 'twin', 'triplet');
    const typed = fc.oneof(
      name,
      name.map((one) => one.toUpperCase()),
      fc.tuple(name, sign, fc.nat(20)).map(([one, what, at]) => one.slice(0, at) + what + one.slice(at)),
      fc.tuple(name, sign, name).map((parts) => parts.join('')),
      fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join('')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    );
    const logins = fc.sample(typed, { numRuns: 5000, seed: 4101 });
    const found = await searched(logins);
    const people = expectExact(found);
    // Both halves of the rule were met: names that are somebody's, and names that are nobody's.
    expect(people).toBeGreaterThan(20);
    expect(found.size - people).toBeGreaterThan(1500);
  }, 40_000);

  test('signs of the filter in the middle of an administrator’s filter stay values', async () => {
    const userFilter = '(&(objectClass=inetOrgPerson)(|(uid={{login}})(mail={{login}}@clinic.test)))';
    const settings = plainSettings([slapd().port], { userFilter });
    for (const typed of ['*', 'alice)(uid=*', '*)(mail=*', 'ali*']) {
      expect((await proof(settings, typed, null)).answer).toEqual({ outcome: 'refused', reason: 'not-found' });
    }
    expect((await proof(settings, 'alice', null)).answer?.outcome).toBe('found');
  });
});

describe('P3: signs of names', () => {
  test.each(oddNames)('%j is found and its password is proven', async (name) => {
    const { answer } = await proof(plainSettings([slapd().port]), name);
    expect(answer).toMatchObject({ outcome: 'proven', identity: { username: name.trim() } });
  });

  test('a wrong password of such a name is wrong', async () => {
    const { answer } = await proof(plainSettings([slapd().port]), 'bo,b', 'not the password');
    expect(answer).toEqual({ outcome: 'refused', reason: 'wrong-password' });
  });
});
