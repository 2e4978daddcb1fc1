import { X509Certificate } from 'node:crypto';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { ensureCertificate, releaseCertificate } from '../../main/tls/certificate-store.ts';
import { networkInterface } from '../network/network-desk.ts';
import { pairOnDisk, sendFiles } from '../support/certificate-desk.ts';
import { clinicTools, serverExtensions } from '../support/clinic-tools.ts';
import { createTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { silentNetwork } from '../support/host-network.ts';
import { memoryLog, testClock } from '../support/ports.ts';

const dayMs = 86_400_000;
const desks = (test: TestCore) => test.atConsole('administrator');
const desk = (test: TestCore) => desks(test).certificates;
/** Whose session does not end while the clock is moved. */
const operator = (test: TestCore) => test.as('operator');
const kindOf = async (test: TestCore, wanted: string) => {
  const { items } = await operator(test).certificates.state({});
  return items.find(({ kind }) => kind === wanted);
};

/** What readiness says of the certificate that is served. */
async function readiness(test: TestCore, id: 'certificate' | 'certificate-trust') {
  const { items } = await operator(test).readiness.checks({});
  return items.find((check) => check.id === id);
}

/** A core that lets others in, with the plans that its host was asked to serve. */
async function served(
  certificate: 'own' | 'self-signed' | 'imported' | 'files',
  prepare: (core: TestCore) => Promise<unknown>,
) {
  const network = silentNetwork();
  const plan = () => network.plans.at(-1);
  const core = await createTestCore({ ports: { network } });
  await prepare(core);
  const names = ['rems.clinic.example'];
  await core
    .atConsole('administrator')
    .network.save({ version: 0, enabled: true, scope: 'loopback', names, certificate });
  return { core, plan, leaf: () => new X509Certificate(plan()?.certificate.chain ?? '') };
}

async function importPair(core: TestCore, days: { from?: number; to?: number } = {}) {
  const tools = clinicTools(core.clock.now());
  tools.clinicChain();
  tools.certify('server', { by: 'below', ...days });
  return desk(core).import({
    uploadIds: await sendFiles(core, ['server.crt', 'server.key', 'below.crt'].map(tools.read)),
  });
}

describe('the own certificate', () => {
  const store = () => ({
    folder: join(temporaryFolder(), 'certs'),
    key: Buffer.alloc(32, 7),
    ports: { clock: testClock(), log: memoryLog(), random: systemRandom },
  });

  test('is one for both listeners, and sheds the names of one that is over when it is issued again', async () => {
    const deps = store();
    const console = await ensureCertificate(deps, ['localhost', '127.0.0.1']);
    const both = await ensureCertificate(deps, ['ws-01.local', '10.0.0.5'], 'network');
    expect(both.names.toSorted()).toEqual(['10.0.0.5', '127.0.0.1', 'localhost', 'ws-01.local']);
    expect(both.authority).toBe(console.authority);
    expect((await ensureCertificate(deps, ['localhost', '127.0.0.1'])).chain).toBe(both.chain);
    releaseCertificate(deps, 'network');
    expect((await ensureCertificate(deps, ['localhost', '127.0.0.1'])).chain).toBe(both.chain);
    expect((await ensureCertificate(deps, ['localhost'], 'console', true)).names).toEqual(['localhost']);
  });

  test('is one also when both ask in the same moment', async () => {
    const deps = store();
    const [one, other] = await Promise.all([
      ensureCertificate(deps, ['localhost']),
      ensureCertificate(deps, ['10.0.0.5'], 'network'),
    ]);
    expect(one.authority).toBe(other.authority);
    const last = await ensureCertificate(deps, ['localhost']);
    expect(last.names.toSorted()).toEqual(['10.0.0.5', 'localhost']);
    expect([one.chain, other.chain]).toContain(last.chain);
  });

  test('is renewed by itself five weeks before its end, on record, while others go on', async () => {
    const { core, plan, leaf } = await served('own', async () => undefined);
    const first = leaf();
    expect(await kindOf(core, 'own')).toMatchObject({ active: true, trouble: null, certificate: { chain: 1 } });
    core.clock.advance(362 * dayMs);
    await core.core.runDueJobs();
    await eventually(() => expect(leaf().fingerprint256).not.toBe(first.fingerprint256));
    expect(plan()?.certificate.authority).toContain('BEGIN CERTIFICATE');
    expect(leaf().validToDate.getTime() - core.clock.now().getTime()).toBeGreaterThan(395 * dayMs);
  });

  test('is issued anew on demand; its authority is handed to everybody who is signed in, with its fingerprint', async () => {
    const { core, leaf } = await served('own', async () => undefined);
    const before = leaf().fingerprint256;
    const facts = await desk(core).issue({});
    expect(facts.fingerprint).not.toBe(before);
    await eventually(() => expect(leaf().fingerprint256).toBe(facts.fingerprint));
    const ticket = await core.as('viewer').certificates.authority({});
    const der = new X509Certificate(await fetchTicket(core, 'viewer', ticket));
    expect(der.fingerprint256).toBe(ticket.fingerprint);
    expect(leaf().verify(der.publicKey)).toBe(true);
    const { items } = await core.as('administrator').network.check({ names: ['rems.hospital.example'] });
    expect(items).toContainEqual(expect.objectContaining({ about: 'authority', state: 'warning' }));
    const pem = await fetchTicket(core, 'viewer', await core.as('viewer').certificates.authority({ format: 'pem' }));
    expect(pem.toString()).toContain('BEGIN CERTIFICATE');
    expect(await core.send('nobody', 'certificates.authority', {})).toMatchObject({
      error: { code: 'UNAUTHENTICATED' },
    });
  });
});

describe('a certificate that is served', () => {
  test('is exchanged at once for one that was imported, and cannot be forgotten', async () => {
    const { core, leaf } = await served('imported', importPair);
    expect(await kindOf(core, 'imported')).toMatchObject({ active: true, trouble: null });
    const next = await importPair(core);
    await eventually(() => expect(leaf().fingerprint256).toBe(next.fingerprint));
    await expect(desk(core).remove({ what: 'imported' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await desk(core).selfSign({ names: ['rems.clinic.example'] });
    await desk(core).remove({ what: 'self-signed' });
    expect(await kindOf(core, 'self-signed')).toMatchObject({ certificate: null });
  });

  test('answers under the names that were chosen where it is a wildcard, and under no star', async () => {
    const { plan } = await served('imported', async (core) => {
      const tools = clinicTools(core.clock.now());
      tools.key('star');
      tools.certify('star', {
        extensions: [...serverExtensions.slice(0, 3), 'subjectAltName=DNS:*.clinic.example,DNS:localhost'],
      });
      await desk(core).import({ uploadIds: await sendFiles(core, [tools.read('star.crt'), tools.read('star.key')]) });
    });
    expect(plan()?.certificate.names.toSorted()).toEqual(['localhost', 'rems.clinic.example']);
    expect(plan()?.names.join()).not.toContain('*');
  });

  test('is marked where it does not have a name or an address: before it is chosen, and while it is served', async () => {
    const interfaces = () => ({ eth0: ['127.0.0.1', '192.168.10.5'].map(networkInterface) });
    const core = await createTestCore({ ports: { network: silentNetwork(), interfaces } });
    await importPair(core);
    const { network } = desks(core);
    const named = { certificate: 'imported', publicName: 'rems.clinic.example' } as const;
    const warnings = async (change: Parameters<typeof network.check>[0]) => {
      const { items } = await network.check(change);
      return items.flatMap(({ about, state, evidence }) => (about === 'names' && state !== 'ok' ? evidence : []));
    };
    expect(await warnings({ ...named, scope: 'loopback' })).toEqual([]);
    expect(await warnings(named)).toEqual([
      'The certificate does not have these addresses: 192.168.10.5. Browsers will warn whoever types one.',
    ]);
    expect(await warnings({ certificate: 'imported', publicName: '192.168.10.5' })).toEqual([
      'The certificate does not name 192.168.10.5: browsers will warn there.',
    ]);
    await network.save({ version: 0, enabled: true, ...named, names: ['rems'] });
    const { standing, hostName } = await network.state({});
    expect(standing.unnamed.toSorted()).toEqual(['192.168.10.5', 'rems', hostName].toSorted());
    await network.save({ version: 1, certificate: 'own' });
    expect((await network.state({})).standing.unnamed).toEqual([]);
    await network.save({ version: 2, enabled: false });
    expect((await network.state({})).standing.unnamed).toEqual([]);
  });

  test('is not served once it has ended; the own one brings everybody back', async () => {
    const { core, plan } = await served('imported', (test) => importPair(test, { to: 40 }));
    expect(await readiness(core, 'certificate-trust')).toMatchObject({ state: 'ok' });
    core.clock.advance(20 * dayMs);
    expect(await readiness(core, 'certificate')).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('import it'),
    });
    expect((await kindOf(core, 'imported'))?.trouble).toContain('ends within 20 days. Import its successor');
    core.clock.advance(21 * dayMs);
    expect((await kindOf(core, 'imported'))?.trouble).toContain('The certificate ended on');
    expect(await readiness(core, 'certificate')).toMatchObject({ state: 'failed' });
    const { settings } = await operator(core).network.state({});
    await expect(operator(core).network.save({ version: settings.version, port: 9443 })).rejects.toMatchObject({
      message: expect.stringContaining('The certificate ended on'),
    });
    await operator(core).network.save({ version: settings.version, certificate: 'own' });
    expect(plan()?.certificate.names).toContain('rems.clinic.example');
  });

  test('marks a self-signed one: RSA 4096, 365 days, trusted by nobody but whoever trusts exactly it', async () => {
    const { core, plan } = await served('self-signed', (test) =>
      desk(test).selfSign({ names: ['rems.clinic.example', '10.0.0.5'] }),
    );
    expect(await kindOf(core, 'self-signed')).toMatchObject({
      trouble: expect.stringContaining('self-signed'),
      certificate: { key: 'RSA 4096', daysLeft: 365, selfSigned: true, chain: 0, subject: 'CN=rems.clinic.example' },
    });
    expect(await readiness(core, 'certificate')).toMatchObject({ state: 'ok' });
    expect(await readiness(core, 'certificate-trust')).toMatchObject({
      state: 'warning',
      evidence: expect.stringContaining('self-signed'),
    });
    const tools = clinicTools();
    writeFileSync(tools.at('self.pem'), plan()?.certificate.chain ?? '');
    const at = String(Math.floor(core.clock.now().getTime() / 1000));
    expect(tools.run('verify', '-attime', at, '-purpose', 'sslserver', '-CAfile', 'self.pem', 'self.pem')).toContain(
      'OK',
    );
    const selfSigned = expect.stringContaining('is self-signed: for tests only');
    const { items } = await core.as('administrator').network.check({});
    expect(items).toContainEqual(
      expect.objectContaining({ about: 'certificate', state: 'warning', evidence: selfSigned }),
    );
    const own = await core.as('administrator').network.check({ certificate: 'own' });
    expect(own.items).not.toContainEqual(expect.objectContaining({ evidence: selfSigned }));
    await expect(core.as('administrator').network.check({ certificate: 'files' })).resolves.toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ about: 'certificate', state: 'failed' })]),
    });
  });
});

describe('files that another program renews', () => {
  async function watched() {
    const files = { certificatePath: '', keyPath: '' };
    const all = await served('files', async (core) =>
      desk(core).useFiles(Object.assign(files, pairOnDisk(core.clock.now()))),
    );
    return { ...all, files, fresh: () => pairOnDisk(all.core.clock.now()) };
  }
  const fingerprintOf = (path: string) => new X509Certificate(readFileSync(path)).fingerprint256;

  test('are read again on demand and every hour; a pair that does not fit keeps the one before it, with a notice', async () => {
    const { core, leaf, files, fresh } = await watched();
    expect(await desk(core).reload({})).toMatchObject({ changed: false });
    const next = fresh();
    cpSync(next.certificatePath, files.certificatePath);
    const before = leaf().fingerprint256;
    expect(await desk(core).reload({})).toMatchObject({
      changed: false,
      message: expect.stringContaining('does not belong'),
    });
    expect(leaf().fingerprint256).toBe(before);
    expect(await kindOf(core, 'files')).toMatchObject({ trouble: expect.stringContaining('does not belong') });
    const notices = () => operator(core).notices.list({});
    expect((await notices()).items.map(({ kind }) => kind)).toContain('certificate.files');
    cpSync(next.keyPath, files.keyPath);
    core.clock.advance(3_600_000);
    await core.core.runDueJobs();
    await eventually(() => expect(leaf().fingerprint256).toBe(fingerprintOf(next.certificatePath)));
    expect((await notices()).items.map(({ kind }) => kind)).not.toContain('certificate.files');
    expect((await operator(core).certificates.state({})).files).toMatchObject({ ...files, fault: null });
  });

  test('are seen when they change, also when their folder is exchanged as a whole', async () => {
    const { core, leaf, files, fresh } = await watched();
    const host = await core.reopen({ workerEntry: pathToFileURL(resolve('out/main/import-worker.js')) });
    // After a look of its own it looks again only because something changed.
    await operator(host).certificates.reload({});
    const next = fresh();
    const folder = dirname(files.certificatePath);
    renameSync(folder, `${folder}.old`);
    renameSync(dirname(next.certificatePath), folder);
    await eventually(() => expect(leaf().fingerprint256).toBe(fingerprintOf(files.certificatePath)));
    rmSync(`${folder}.old`, { recursive: true });
  });

  test('are refused where they are not there, are no files, or lie beside the disk', async () => {
    const core = await createTestCore();
    const { certificatePath, keyPath } = pairOnDisk(core.clock.now());
    const refusal = (paths: object) => expect(desk(core).useFiles({ certificatePath, keyPath, ...paths })).rejects;
    await refusal({ keyPath: '/nowhere/key.pem' }).toMatchObject({
      fields: { keyPath: expect.stringContaining('not there') },
    });
    await refusal({ keyPath: dirname(keyPath) }).toMatchObject({
      fields: { keyPath: expect.stringContaining('no file') },
    });
    await refusal({ certificatePath: 'server.crt' }).toMatchObject({
      fields: { certificatePath: expect.stringContaining('whole path') },
    });
    const big = join(temporaryFolder(), 'big');
    writeFileSync(big, Buffer.alloc(200_001));
    await refusal({ certificatePath: big }).toMatchObject({
      fields: { certificatePath: expect.stringContaining('too large') },
    });
    await refusal({ keyPath: certificatePath }).toMatchObject({ code: 'INVALID' });
    expect(await desk(core).state({})).toMatchObject({ files: null });
  });
});
