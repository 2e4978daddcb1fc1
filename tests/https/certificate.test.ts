import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createLeaf } from '../../main/tls/certificate.ts';
import { ensureCertificate, ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { memoryLog, testClock } from '../support/ports.ts';

const names = ['localhost', '127.0.0.1', '::1', 'rems.clinic.example', '192.168.4.7'];
const dayMs = 86_400_000;

function store() {
  const folder = join(mkdtempSync(join(tmpdir(), 'rems-certs-')), 'certs');
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const clock = testClock('2026-11-21T08:00:00Z');
  const log = memoryLog();
  const deps = { folder, key: Buffer.alloc(32, 7), ports: { clock, log, random: systemRandom } };
  return { folder, clock, log, deps, ensure: (wanted: readonly string[] = names) => ensureCertificate(deps, wanted) };
}

function leafOf(chain: string): X509Certificate {
  return new X509Certificate(chain);
}

/** What OpenSSL says of a chain at an instant: the judgement of a program that is not ours. */
function openssl(authority: string, leaf: string, at: Date): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-verify-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'ca.pem'), authority);
  writeFileSync(join(folder, 'leaf.pem'), leaf);
  const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-attime', String(Math.floor(at.getTime() / 1000))];
  try {
    return execFileSync('openssl', [...args, '-CAfile', join(folder, 'ca.pem'), join(folder, 'leaf.pem')], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (cause) {
    return String((cause as { stderr?: unknown }).stderr); // as: what execFileSync throws
  }
}

describe('the certificates of an installation', () => {
  it('satisfy a strict verification and cover every name', async () => {
    const { clock, ensure } = store();
    const certificate = await ensure();
    expect(openssl(certificate.authority, certificate.chain, clock.now())).toContain(': OK');
    const leaf = leafOf(certificate.chain);
    for (const name of ['localhost', 'rems.clinic.example']) expect(leaf.checkHost(name)).toBe(name);
    for (const name of ['127.0.0.1', '::1', '192.168.4.7']) expect(leaf.checkIP(name)).toBe(name);
    expect(leaf.checkHost('other.example')).toBeUndefined();
    expect(leaf.ca).toBe(false);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.validToDate.getTime() - leaf.validFromDate.getTime()).toBeLessThanOrEqual(397 * dayMs);
    const authority = new X509Certificate(certificate.authority);
    expect(authority.ca).toBe(true);
  });

  it('come from an authority that cannot speak for other sites', async () => {
    const { clock, deps, ensure } = store();
    const { authority } = await ensure();
    const stored = JSON.parse(readFileSync(join(deps.folder, 'authority.json'), 'utf8'));
    const { unwrapSecret } = await import('../../main/keys/wrap.ts');
    const key = unwrapSecret(deps.key, stored.key, `rems-certificate-v1|authority|${stored.certificate}`);
    const pair = { certificate: authority, privateKey: key?.toString('utf8') ?? '' };
    for (const foreign of ['google.com', 'clinic.example', '8.8.8.8', '2001:4860:4860::8888']) {
      const leaf = await createLeaf(pair, [foreign], clock.now());
      expect(openssl(authority, leaf.certificate, clock.now()), foreign).toContain('permitted subtree violation');
    }
    const inside = await createLeaf(pair, ['printer.local', '10.255.0.1', 'fd00::7', '172.31.255.255'], clock.now());
    expect(openssl(authority, inside.certificate, clock.now())).toContain(': OK');
  });

  it('are used again while they last, and renewed by the same authority five weeks before the end', async () => {
    const { clock, ensure } = store();
    const first = await ensure();
    clock.advance(360 * dayMs);
    expect((await ensure()).chain).toBe(first.chain);
    clock.advance(2 * dayMs);
    const renewed = await ensure();
    expect(renewed.chain).not.toBe(first.chain);
    expect(renewed.authority).toBe(first.authority);
    expect(openssl(renewed.authority, renewed.chain, clock.now())).toContain(': OK');
  });

  it('are issued anew when a name is added, under the same authority where it may speak for the name', async () => {
    const { ensure } = store();
    const first = await ensure();
    const moved = await ensure([...names, '10.1.2.3']);
    expect(leafOf(moved.chain).checkIP('10.1.2.3')).toBe('10.1.2.3');
    expect(moved.authority).toBe(first.authority);
    expect((await ensure(names)).chain).toBe(moved.chain);
    const renamed = await ensure([...names, 'other.example']);
    expect(renamed.authority).not.toBe(first.authority);
  });

  it('are replaced, with a line in the log, when their files do not open', async () => {
    const { deps, log, ensure } = store();
    const first = await ensure();
    for (const damage of ['', 'not json', '{"v":1}', readFileSync(join(deps.folder, 'authority.json'), 'utf8')]) {
      log.entries.length = 0;
      writeFileSync(join(deps.folder, 'server.json'), damage);
      expect((await ensure()).authority).toBe(first.authority);
      expect(log.entries).toContainEqual(expect.objectContaining({ level: 'warn', data: { file: 'server.json' } }));
    }
    const stranger = await ensureCertificate({ ...deps, key: Buffer.alloc(32, 8) }, names);
    expect(stranger.authority).not.toBe(first.authority);
  });

  it('are issued anew when the clock was set back before they were made', async () => {
    const { clock, ensure } = store();
    const first = await ensure();
    clock.advance(-400 * dayMs);
    expect((await ensure()).chain).not.toBe(first.chain);
  });

  it('keep their keys encrypted, in files of the owner', async () => {
    const { folder, ensure } = store();
    const { privateKey } = await ensure();
    const middle = privateKey.split('\n')[1] ?? '';
    expect(middle.length).toBeGreaterThan(40);
    expect(readdirSync(folder).sort()).toEqual(['authority.crt', 'authority.json', 'server.json']);
    for (const file of readdirSync(folder)) {
      const content = readFileSync(join(folder, file), 'utf8');
      expect(content).not.toContain(middle);
      expect(content).not.toContain('PRIVATE KEY');
      if (process.platform !== 'win32') expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('can live in memory only, before there is a key', async () => {
    const now = new Date();
    const certificate = await ephemeralCertificate(['localhost'], now);
    expect(openssl(certificate.authority, certificate.chain, now)).toContain(': OK');
  });
});
