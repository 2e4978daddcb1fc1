import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainSettings } from '../support/clinic-settings.ts';
import { answerTags, message, result, searchEntry } from '../support/directory/ber.ts';
import { certificates } from '../support/directory/certificates.ts';
import { type Behaviour, fakeLdap, type Over } from '../support/directory/fake-ldap.ts';
import { breakers, permit, stalls, startTlsSilent } from '../support/directory/hostile-servers.ts';
import { proof } from '../support/directory-proof.ts';

/** Eight seconds, and what a machine needs that is busy with other tests. */
const limit = 8000 + 3000;

/** Settings for a fake server, and what happens when somebody signs in there. */
async function signInAt(behaviour: Behaviour, over: Over = 'plain') {
  const fake = await fakeLdap(behaviour, over);
  const { authority } = await certificates();
  const protection = over === 'plain' ? {} : ({ tls: over, plainAcknowledged: false, caPem: authority } as const);
  const settings = plainSettings([fake.port], { ...protection, defaultRole: 'viewer' });
  const started = performance.now();
  const { answer, fault } = await proof(settings, 'anybody');
  return { fake, settings, answer, fault, took: performance.now() - started };
}

/** Sockets and timers that keep this program alive. */
function held(): number {
  return process.getActiveResourcesInfo().filter((name) => /^(TCPSocketWrap|TLSWrap|Timeout|GetAddrInfo)/.test(name))
    .length;
}

describe('P7: a server that keeps us waiting', () => {
  const over: readonly Over[] = ['plain', 'ldaps', 'starttls'];

  test('an answer within 8 seconds whatever the stall, and no socket stays, with 1,000 others waiting', async () => {
    const cases = Object.entries(stalls).flatMap(([name, behaviour]) =>
      over.map((way) => ({ name: `${name}, ${way}`, behaviour, way })),
    );
    const silent = await fakeLdap({});
    const { authority: caPem } = await certificates();
    const accepting = await fakeLdap(startTlsSilent);
    const handshakes = Promise.all([
      proof(plainSettings([silent.port], { tls: 'ldaps', plainAcknowledged: false, caPem }), 'anybody'),
      proof(plainSettings([accepting.port], { tls: 'starttls', plainAcknowledged: false, caPem }), 'anybody'),
    ]);
    const started = performance.now();
    const crowd = Array.from({ length: 1000 }, () => proof(plainSettings([silent.port]), 'anybody'));
    const ends = await Promise.all(
      cases.map(async ({ name, behaviour, way }) => ({ name, ...(await signInAt(behaviour, way)) })),
    );
    const faults = (await Promise.all(crowd)).map(({ fault }) => fault?.kind);
    expect(faults).toEqual(Array.from({ length: 1000 }, () => 'no-answer'));
    // Where TLS should begin nothing does: the time-outs of the LDAP library do not cover that.
    expect((await handshakes).map(({ fault }) => fault?.kind)).toEqual(['no-answer', 'no-answer']);
    expect(performance.now() - started).toBeLessThan(limit);
    expect(accepting.requests('bind')).toEqual([]);
    expect(silent.connections()).toBe(1001);
    for (const { name, answer, fault, took, fake } of ends) {
      expect.soft(answer, name).toBeNull();
      expect.soft(fault?.kind, name).toMatch(/^(no-answer|malformed)$/);
      expect.soft(took, name).toBeLessThan(limit);
      expect.soft(fake.connections(), name).toBeGreaterThan(0);
    }
    await expect
      .poll(() =>
        [silent, accepting, ...ends.map(({ fake }) => fake)].map((fake) => fake.open()).filter((open) => open > 0),
      )
      .toEqual([]);
  });
});

describe('P7 and P8: a server that answers what no directory would', () => {
  test.each(Object.entries(breakers))('%s', async (_name, behaviour) => {
    const { answer, fault, took } = await signInAt(behaviour);
    expect(answer?.outcome).not.toBe('proven');
    expect(fault === null ? answer?.outcome : fault.kind).toMatch(/^(closed|malformed|refused)$/);
    expect(took).toBeLessThan(5000);
  });

  test('1,000 sign-ins at such servers leave no socket and no timer behind', async () => {
    const kinds = Object.entries(breakers).filter(([name]) => !/flood|thousands/.test(name));
    const fakes = await Promise.all(kinds.map(([, behaviour]) => fakeLdap(behaviour)));
    const before = held();
    let done = 0;
    const worker = async () => {
      while (done < 1000) {
        const fake = fakes[done++ % fakes.length];
        if (fake) expect((await proof(plainSettings([fake.port]), 'anybody')).answer?.outcome).not.toBe('proven');
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    await expect.poll(() => fakes.reduce((sum, fake) => sum + fake.open(), 0)).toBe(0);
    await expect.poll(held).toBeLessThanOrEqual(before + 1);
    expect(fakes.reduce((sum, fake) => sum + fake.connections(), 0)).toBeGreaterThanOrEqual(1000);
  });

  test('10,000 damaged frames end 10,000 requests and nothing else', async () => {
    const frames = damagedFrames(10_000);
    let sent = 0;
    // Every connection gets some, so that damage of each kind meets each of the requests.
    const fake = await fakeLdap({
      request(request, line) {
        if (request.id <= 1 && sent % 3 !== 0) permit(request, line);
        for (let count = 0; count < 4 && sent < frames.length; count += 1) line.send(frames[sent++] ?? Buffer.alloc(0));
        if (sent % 2 === 0) line.reset();
      },
    });
    const settings = plainSettings([fake.port]);
    const surprises: unknown[] = [];
    const surprise = (cause: unknown) => void surprises.push(cause);
    process.on('unhandledRejection', surprise).on('uncaughtException', surprise);
    let rounds = 0;
    const worker = async () => {
      while (sent < frames.length) {
        rounds += 1;
        const { answer } = await proof(settings, 'anybody');
        expect(answer?.outcome).not.toBe('proven');
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    process.off('unhandledRejection', surprise).off('uncaughtException', surprise);
    expect(surprises).toEqual([]);
    expect(sent).toBe(10_000);
    expect(rounds).toBeGreaterThan(1000);
    await expect.poll(fake.open).toBe(0);
  }, 60_000);
});

/** Answers that were right once: bytes turned, cut, doubled, or nothing but chance. */
function damagedFrames(count: number): Buffer[] {
  const right = [
    message(1, result(answerTags.bind, 0)),
    message(2, result(answerTags.done, 0, 'done')),
    message(2, searchEntry('uid=anybody,dc=fake', { uid: ['anybody'], mail: ['anybody@clinic.test'] })),
    message(3, result(answerTags.extended, 0)),
  ];
  const damaged = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 60 }),
    fc
      .tuple(fc.constantFrom(...right), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 6 }))
      .map(([bytes, turns]) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, value] of turns) copy[at % copy.length] = value;
        return copy;
      }),
    fc
      .tuple(fc.constantFrom(...right), fc.nat(200))
      .map(([bytes, at]) => Uint8Array.from(bytes).slice(0, at % bytes.length)),
  );
  return fc.sample(damaged, { numRuns: count, seed: 808 }).map((bytes) => Buffer.from(bytes));
}
