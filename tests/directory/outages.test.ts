import { describe, expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import { createClinicCore } from '../support/clinic-core.ts';
import { clinicSettings, plainSettings } from '../support/clinic-settings.ts';
import { templatePassword } from '../support/core.ts';
import { answerTags, result } from '../support/directory/ber.ts';
import { certificates } from '../support/directory/certificates.ts';
import { clinic, personDn } from '../support/directory/clinic.ts';
import { deadPort, fakeLdap } from '../support/directory/fake-ldap.ts';
import { bindReferrer, breakers, permit, referrer, startTlsSilent } from '../support/directory/hostile-servers.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';
import { proof } from '../support/directory-proof.ts';

const slapd = slapdOfFile();
/** Eight seconds, and what a machine needs that is busy with other tests. */
const limit = 8000 + 3000;
const code = (reply: Reply<unknown>) => (reply.ok ? 'let in' : reply.error.code);

/** How long something takes. */
async function timed<T>(work: Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  return [await work, performance.now() - started];
}

describe('a directory that does not answer', () => {
  test('is told to who signs in, counts as no failed try, and is told to administrators once', async () => {
    const core = await createClinicCore(plainSettings([await deadPort()]), ['alice']);
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const reply = await core.trySignIn('alice');
      expect(reply).toMatchObject({
        ok: false,
        error: {
          code: 'UNAVAILABLE',
          message: expect.stringMatching(/directory.*does not answer.*REMS accounts/),
        },
      });
    }
    expect((await core.as('administrator').notices.list({})).items).toMatchObject([
      { kind: 'directory.unreachable', count: 1, message: expect.stringContaining('Nothing listens') },
    ]);
    await core.configure(plainSettings([slapd().port]));
    expect((await core.signIn('alice')).me.username).toBe('alice');
  });

  test('P7: keeps nobody of this workstation waiting, whatever it does', async () => {
    const [silent, startTls] = await Promise.all([fakeLdap({}), fakeLdap(startTlsSilent)]);
    const { authority } = await certificates();
    const settings = [
      plainSettings([silent.port]),
      clinicSettings({ servers: [{ host: '127.0.0.1', port: silent.port }], tls: 'ldaps', caPem: authority }),
      clinicSettings({ servers: [{ host: '127.0.0.1', port: startTls.port }], tls: 'starttls', caPem: authority }),
    ];
    await Promise.all(
      settings.map(async (one) => {
        const core = await createClinicCore(one, ['alice']);
        const stuck = timed(core.trySignIn('alice'));
        const tested = core.as('administrator').directory.testSaved({});
        const [{ me }, took] = await timed(core.signIn('administrator', templatePassword));
        expect(me.username).toBe('administrator');
        expect(took).toBeLessThan(7000);
        const [reply, waited] = await stuck;
        expect(code(reply)).toBe('UNAVAILABLE');
        expect(waited).toBeGreaterThan(took);
        expect(waited).toBeLessThan(limit);
        expect((await tested).stages.find(({ state }) => state === 'failed')?.message).toMatch(
          /did not answer in time/,
        );
      }),
    );
    await expect.poll(() => silent.open() + startTls.open()).toBe(0);
  });

  test('P16: leaves its turn to the next server', async () => {
    const [silent, other] = await Promise.all([fakeLdap({}), fakeLdap({})]);
    const dead = await deadPort();
    const tryAt = async (ports: readonly number[]) => {
      const core = await createClinicCore(plainSettings(ports), ['alice']);
      const [reply, took] = await timed(core.trySignIn('alice'));
      expect(took).toBeLessThan(limit);
      return code(reply);
    };
    const ends = await Promise.all([
      tryAt([dead, slapd().port]),
      tryAt([silent.port, slapd().port]),
      tryAt([dead, dead]),
      tryAt([silent.port, other.port]),
    ]);
    expect(ends).toEqual(['let in', 'let in', 'UNAVAILABLE', 'UNAVAILABLE']);
    expect([silent.connections(), other.connections()]).toEqual([2, 1]);
  });

  test('asks no second server once a password was sent, and none when the first has answered', async () => {
    const password = 'the password of anybody';
    const first = await fakeLdap({
      request(request, line) {
        if (request.bytes.includes(password)) line.reset();
        else permit(request, line);
      },
    });
    const second = await fakeLdap({ request: permit });
    const core = await createClinicCore(plainSettings([first.port, second.port]), ['anybody']);
    expect(code(await core.trySignIn('anybody', password))).toBe('UNAVAILABLE');
    expect(second.connections()).toBe(0);

    await core.configure(plainSettings([slapd().port, second.port]));
    await core.as('administrator').whitelist.add({ username: 'alice' });
    expect(code(await core.trySignIn('alice', 'a wrong password'))).toBe('UNAUTHENTICATED');
    expect(second.connections()).toBe(0);
  });

  test('is connected to once: no connection is opened again without its sign-in', async () => {
    const behaviour = breakers['reset after the bind'];
    if (!behaviour) throw new Error('there is such a server');
    const fake = await fakeLdap(behaviour);
    const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
    expect(code(await core.trySignIn('anybody'))).toBe('UNAVAILABLE');
    expect(fake.connections()).toBe(1);
    expect(fake.requests('search')).toEqual([]);
  });
});

describe('a directory that lets everybody in', () => {
  test('P1: is asked nothing about an empty password', async () => {
    const fake = await fakeLdap({ request: permit });
    const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
    for (const password of ['', '\0', '\0'.repeat(20)]) {
      expect(code(await core.trySignIn('anybody', password))).toBe('UNAUTHENTICATED');
    }
    // The door and what lies behind it refuse each for itself.
    for (const password of ['', '\0']) {
      const { answer } = await proof(plainSettings([fake.port]), 'anybody', password);
      expect(answer).toEqual({ outcome: 'refused', reason: 'wrong-password' });
    }
    expect([fake.connections(), fake.bytes()]).toEqual([0, 0]);
  });

  test('and takes us for nobody then has proven nothing', async () => {
    const fake = await fakeLdap({ request: permit });
    const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
    expect(code(await core.trySignIn('anybody', 'any password'))).toBe('UNAUTHENTICATED');
    expect(fake.requests('bind').length).toBe(2);
  });

  test.each(['EXTERNAL', 'PLAIN'])('P4: under the name %s is sent no mechanism', async (dn) => {
    const fake = await fakeLdap({ request: (request, line) => permit(request, line, dn) });
    const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
    expect(code(await core.trySignIn('anybody', 'any password'))).not.toBe('let in');
    for (const { bytes } of fake.requests('bind')) {
      // Version, name, then the choice of authentication: 0x80 is simple, 0xa3 a mechanism.
      const name = 2 + 3;
      const choice = bytes.subarray(bytes.indexOf(0x04, name)).at(2 + (bytes.at(bytes.indexOf(0x04, name) + 1) ?? 0));
      expect(choice).toBe(0x80);
    }
    const settings = plainSettings([fake.port], { bindDn: dn });
    await expect(core.configure(settings)).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('P17: a directory that sends us elsewhere', () => {
  test('is not followed, by references, by results or by binds', async () => {
    const attacker = await fakeLdap({ request: permit });
    const url = `ldap://127.0.0.1:${attacker.port}/dc=clinic,dc=test`;
    for (const behaviour of [referrer(url), bindReferrer(url)]) {
      const fake = await fakeLdap(behaviour);
      const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
      expect(code(await core.trySignIn('anybody'))).not.toBe('let in');
      const test = await core.as('administrator').directory.testSaved({ user: { username: 'anybody' } });
      expect(test.ok).toBe(false);
      expect(fake.connections()).toBeGreaterThan(0);
    }
    expect(attacker.connections()).toBe(0);
  });

  test('in the middle of a real one neither leads elsewhere nor hides who is there', async () => {
    const attacker = await fakeLdap({ request: permit });
    const dn = `ou=elsewhere,${clinic.people}`;
    await slapd().asRoot((client) =>
      client.add(dn, {
        objectClass: ['referral', 'extensibleObject'],
        ou: 'elsewhere',
        ref: `ldap://127.0.0.1:${attacker.port}/${clinic.people}`,
      }),
    );
    const core = await createClinicCore(plainSettings([slapd().port]), ['alice', 'bob']);
    expect((await core.signIn('alice')).me.username).toBe('alice');
    expect((await core.as('administrator').directory.testSaved({ user: { username: 'bob' } })).ok).toBe(true);
    expect(attacker.connections()).toBe(0);
  });
});

describe('what a server says', () => {
  test('about a refused password is shown to nobody', async () => {
    const said = '80090308: LdapErr: DSID-0C0903A9, comment: unmistakable words, data 533, v1db1';
    const password = 'the password of anybody';
    const fake = await fakeLdap({
      request(request, line) {
        if (request.bytes.includes(password)) line.answer(request, result(answerTags.bind, 49, said));
        else permit(request, line);
      },
    });
    const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
    const reply = await core.trySignIn('anybody', password);
    expect(code(reply)).toBe('UNAUTHENTICATED');
    const user = { username: 'anybody', password };
    const test = await core.as('administrator').directory.testSaved({ user });
    // Its code is understood all the same.
    expect(test.stages.find(({ stage }) => stage === 'userBind')?.message).toContain('switched off');
    expect(JSON.stringify([reply, test, core.log.entries])).not.toMatch(/unmistakable|DSID|data 533/);
  });

  test('about the service account is told to administrators in our words', async () => {
    const core = await createClinicCore(plainSettings([slapd().port]), ['alice']);
    await core.configure(plainSettings([slapd().port]), 'not the password of the account');
    const before = slapd().log.binds(personDn('alice'));
    expect(code(await core.trySignIn('alice'))).toBe('UNAVAILABLE');
    expect(slapd().log.binds(personDn('alice'))).toBe(before);
    expect((await core.as('administrator').notices.list({})).items).toMatchObject([
      { kind: 'directory.unreachable', message: expect.stringContaining('refuses the service account') },
    ]);
  });
});
