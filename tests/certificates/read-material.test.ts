import { createPrivateKey, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isTooCostly } from '../../main/certificates/derivation-cost.ts';
import { createMaterialReader } from '../../main/certificates/material-reader.ts';
import { readMaterial } from '../../main/certificates/read-material.ts';
import { clinicTools } from '../support/clinic-tools.ts';

const passphrase = 'Radiologie 2026 – Über';
const read = (files: readonly Buffer[], typed?: string) => readMaterial({ files, passphrase: typed });

/** Whether what was read is the pair that the tools made, bit for bit. */
function expectPair(found: Awaited<ReturnType<typeof read>>, certificate: Buffer, key: Buffer): void {
  if (typeof found === 'string') throw new Error(found);
  const fingerprints = found.certificates.map((pem) => new X509Certificate(pem).fingerprint256);
  expect(fingerprints).toContain(new X509Certificate(certificate).fingerprint256);
  expect(
    found.keys.map((pem) => createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }).toString('hex')),
  ).toEqual([createPrivateKey(key).export({ type: 'pkcs8', format: 'der' }).toString('hex')]);
}

describe.each(['ec', 'rsa2048'] as const)('files of a server with a key of kind %s', (kind) => {
  test('are read in every form that tools write', async () => {
    const { run, read: file, clinicChain } = clinicTools();
    clinicChain(kind);
    const [certificate, key] = [file('server.crt'), file('server.key')];
    const pass = `pass:${passphrase}`;
    expectPair(await read([certificate, key]), certificate, key);
    expectPair(await read([Buffer.concat([key, certificate])]), certificate, key);

    run('pkey', '-in', 'server.key', '-traditional', '-out', 'old.key');
    expect(file('old.key').toString()).toMatch(/BEGIN (RSA|EC) PRIVATE KEY/);
    expectPair(await read([certificate, file('old.key')]), certificate, key);

    run('pkey', '-in', 'server.key', '-aes256', '-passout', pass, '-out', 'locked.key');
    expectPair(await read([certificate, file('locked.key')], passphrase), certificate, key);
    run('pkey', '-in', 'server.key', '-traditional', '-aes128', '-passout', pass, '-out', 'old-locked.key');
    expect(file('old-locked.key').toString()).toContain('Proc-Type: 4,ENCRYPTED');
    expectPair(await read([certificate, file('old-locked.key')], passphrase), certificate, key);

    run('x509', '-in', 'server.crt', '-outform', 'DER', '-out', 'server.der');
    run('pkcs8', '-topk8', '-nocrypt', '-in', 'server.key', '-outform', 'DER', '-out', 'key.p8');
    run(
      'pkcs8',
      '-topk8',
      '-v2',
      'aes-256-cbc',
      '-passout',
      pass,
      '-in',
      'server.key',
      '-outform',
      'DER',
      '-out',
      'locked.p8',
    );
    run('pkey', '-in', 'server.key', '-traditional', '-outform', 'DER', '-out', 'old.der');
    expectPair(await read([file('server.der'), file('key.p8')]), certificate, key);
    expectPair(await read([file('server.der'), file('locked.p8')], passphrase), certificate, key);
    expectPair(await read([file('server.der'), file('old.der')]), certificate, key);
    const words = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${certificate}${key}`, 'utf16le')]);
    expectPair(await read([words]), certificate, key);
  });

  test('are read from PFX files, new and old', async () => {
    const { run, read: file, clinicChain } = clinicTools();
    clinicChain(kind);
    const [certificate, key] = [file('server.crt'), file('server.key')];
    const pfx = (name: string, typed: string, ...more: string[]): Buffer => {
      run(
        'pkcs12',
        '-export',
        '-inkey',
        'server.key',
        '-in',
        'server.crt',
        '-certfile',
        'below.crt',
        '-passout',
        `pass:${typed}`,
        '-out',
        name,
        ...more,
      );
      return file(name);
    };
    for (const [name, more] of [
      ['modern', []],
      ['legacy', ['-legacy']],
      ['triple', ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ] as const) {
      const found = await read([pfx(`${name}.pfx`, passphrase, ...more)], passphrase);
      expectPair(found, certificate, key);
      expect(found).toMatchObject({ certificates: { length: 2 } });
    }
    expectPair(await read([pfx('open.pfx', '')]), certificate, key);
    expect(await read([pfx('shut.pfx', passphrase)])).toBe('passphrase-needed');
    expect(await read([file('shut.pfx')], 'something else')).toBe('passphrase-wrong');
  });
});

test('a chain from an authority of Windows is read', async () => {
  const { run, read: file, clinicChain } = clinicTools();
  clinicChain();
  run(
    'crl2pkcs7',
    '-nocrl',
    '-certfile',
    'server.crt',
    '-certfile',
    'below.crt',
    '-certfile',
    'root.crt',
    '-outform',
    'DER',
    '-out',
    'chain.p7b',
  );
  run('crl2pkcs7', '-nocrl', '-certfile', 'server.crt', '-certfile', 'below.crt', '-out', 'chain.pem');
  expect(await read([file('chain.p7b')])).toMatchObject({ certificates: { length: 3 }, keys: [] });
  expect(await read([file('chain.pem')])).toMatchObject({ certificates: { length: 2 }, keys: [] });
});

test('a file that asks for hours of work is not begun with, and one that takes too long is given up', async () => {
  const { run, read: file, clinicChain, at } = clinicTools();
  clinicChain();
  run(
    'pkcs8',
    '-topk8',
    '-iter',
    '70000',
    '-v2',
    'aes-256-cbc',
    '-passout',
    'pass:x',
    '-in',
    'server.key',
    '-outform',
    'DER',
    '-out',
    'slow.p8',
  );
  const der = file('slow.p8');
  const rounds = der.indexOf(Buffer.from('0203011170', 'hex'));
  expect(rounds).toBeGreaterThan(0);
  der.writeUIntBE(0x7f_ff_ff, rounds + 2, 3);
  expect(isTooCostly(der)).toBe(false);
  const costly = Buffer.from(der);
  costly.writeUIntBE(0xff_ff_ff, rounds + 2, 3);
  expect(isTooCostly(costly)).toBe(true);
  expect(await read([costly], 'x')).toBe('too-slow');
  const pem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${costly.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
  expect(await read([Buffer.from(pem)], 'x')).toBe('too-slow');

  writeFileSync(at('endless.mjs'), 'for (;;) {}');
  const patient = createMaterialReader(pathToFileURL(at('endless.mjs')), 300);
  expect(await patient({ files: [costly], passphrase: 'x' })).toBe('too-slow');
  writeFileSync(at('broken.mjs'), 'throw new Error()');
  expect(await createMaterialReader(pathToFileURL(at('broken.mjs')))({ files: [], passphrase: 'x' })).toBe(
    'unreadable',
  );
});

test('what does not read is named, and never in the words of a library', async () => {
  const { run, read: file, key, clinicChain } = clinicTools();
  clinicChain();
  run('pkey', '-in', 'server.key', '-aes256', '-passout', 'pass:right one', '-out', 'locked.key');
  run('req', '-new', '-key', 'server.key', '-subj', '/CN=x', '-out', 'asked.csr');
  key('other');
  expect(await read([file('locked.key')])).toBe('passphrase-needed');
  expect(await read([file('locked.key')], '')).toBe('passphrase-needed');
  expect(await read([file('locked.key')], 'wrong one')).toBe('passphrase-wrong');
  expect(await read([file('asked.csr')])).toBe('only-request');
  const whole = file('server.crt');
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('hello'),
    Buffer.alloc(200_000, 0x30),
    Buffer.alloc(200_000, 0x41),
    whole.subarray(0, 300),
    Buffer.concat([Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')]),
    Buffer.from(`${whole}`.repeat(3).replaceAll('MII', 'MIJ')),
    Buffer.from(Array.from({ length: 100 }, () => file('other.key')).join('')),
  ]) {
    expect(await read([bytes]), bytes.subarray(0, 40).toString('latin1')).toBe('unreadable');
  }
});
