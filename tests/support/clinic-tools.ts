import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder in which a clinic's own tools make certificates: real OpenSSL, a program that is not ours. */
export function clinicTools(now = new Date()) {
  const folder = mkdtempSync(join(tmpdir(), 'rems-openssl-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const run = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const read = (name: string): Buffer => readFileSync(at(name));

  /** A key; `kind` as OpenSSL calls it. */
  function key(name: string, kind: 'ec' | 'rsa1024' | 'rsa2048' | 'ed25519' = 'ec'): void {
    const choices = {
      ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      rsa1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
      rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
      ed25519: ['-algorithm', 'ED25519'],
    };
    run('genpkey', ...choices[kind], '-out', `${name}.key`);
  }

  /** A certificate `name`.crt for the key of this name, signed by `by` (itself when absent). */
  function certify(
    name: string,
    options: {
      readonly by?: string;
      readonly extensions?: readonly string[];
      /** Days from now. */
      readonly from?: number;
      readonly to?: number;
      readonly digest?: string;
      readonly csr?: string;
    } = {},
  ): void {
    const { by, digest = 'sha256' } = options;
    const csr = options.csr ?? `${name}.csr`;
    if (!options.csr) run('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', csr);
    writeFileSync(at(`${name}.ext`), (options.extensions ?? serverExtensions).join('\n'));
    writeFileSync(at('index.txt'), '');
    writeFileSync(
      at('ca.cnf'),
      `[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\norganizationName=optional\n`,
    );
    const signer = by ? ['-cert', `${by}.crt`, '-keyfile', `${by}.key`] : ['-selfsign', '-keyfile', `${name}.key`];
    const dates = ['-startdate', daysFrom(now, options.from ?? -30), '-enddate', daysFrom(now, options.to ?? 200)];
    run(
      'ca',
      '-config',
      'ca.cnf',
      '-batch',
      '-notext',
      '-preserveDN',
      '-md',
      digest,
      ...signer,
      ...dates,
      '-extfile',
      `${name}.ext`,
      '-in',
      csr,
      '-out',
      `${name}.crt`,
    );
  }

  /** A root, an authority below it and a server certificate below that one. */
  function clinicChain(kind: 'ec' | 'rsa2048' = 'ec'): void {
    for (const name of ['root', 'below']) key(name);
    key('server', kind);
    certify('root', { extensions: authorityExtensions });
    certify('below', { by: 'root', extensions: authorityExtensions });
    certify('server', { by: 'below' });
  }

  return { at, run, read, key, certify, clinicChain };
}

/** Of a server that people open as rems.clinic.example. */
export const serverExtensions = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  'subjectAltName=DNS:rems.clinic.example,DNS:localhost,IP:127.0.0.1,IP:fd00::5',
];

/** Of an authority. */
export const authorityExtensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];

/** As OpenSSL writes instants. */
function daysFrom(now: Date, days: number): string {
  const at = new Date(now.getTime() + days * 86_400_000).toISOString();
  return `${at.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
}
