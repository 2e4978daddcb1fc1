import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'ldapts';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type CertificateKind, certificates } from './certificates.ts';
import { accountSchema, clinic, clinicLdif } from './clinic.ts';

/** A real directory server on loopback, with the people and groups of the test clinic. */
export interface Slapd {
  /** Plain LDAP with StartTLS. */
  readonly port: number;
  readonly tlsPort: number;
  /** PEM of the authority that signed the good certificates. */
  readonly authority: string;
  readonly log: SlapdLog;
  /** Changes entries as the root of the directory. */
  asRoot<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** Ends it without a farewell, as a power cut would. */
  kill(): Promise<void>;
}

/** What the server has seen, by its own log. */
export interface SlapdLog {
  text(): string;
  /** Binds with a name, optionally of one name only. */
  binds(dn?: string): number;
  searches(): number;
  connections(): number;
}

/** How a server is started. */
export interface SlapdOptions {
  readonly certificate?: CertificateKind;
  /** Whether who has not signed in may search. */
  readonly anonymousSearch?: boolean;
  /** Lines of the configuration before the database, such as `require` and `security`. */
  readonly further?: readonly string[];
}

const run = promisify(execFile);
const schemas = ['/etc/ldap/schema', '/etc/openldap/schema', '/usr/local/etc/openldap/schema'];
const modules = ['/usr/lib/ldap', '/usr/lib64/openldap', '/usr/lib/openldap', '/usr/local/libexec/openldap'];

/**
 * Starts a server for a whole test file and ends it afterwards. Where there is no slapd every test of the file is skipped with that reason.
 *
 * @returns the server, once the tests run
 */
export function slapdOfFile(options: SlapdOptions = {}): () => Slapd {
  const missing = slapdMissing();
  let slapd: Slapd | undefined;
  beforeAll(async () => {
    if (missing === undefined) slapd = await startSlapd(options);
  });
  afterAll(() => slapd?.kill());
  beforeEach((context) => {
    if (missing !== undefined) context.skip(missing);
  });
  return () => {
    if (!slapd) throw new Error('the directory server runs during tests only');
    return slapd;
  };
}

/** Why no directory server can be started here; undefined when it can. */
export function slapdMissing(): string | undefined {
  return slapdProgram() === undefined ? 'slapd is not installed (Debian package slapd)' : undefined;
}

/** Starts a server on free ports; it answers when this resolves. */
export async function startSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  const program = slapdProgram();
  if (program === undefined) throw new Error(slapdMissing());
  const folder = mkdtempSync(join(tmpdir(), 'rems-slapd-'));
  const { authority, servers } = await certificates();
  const { certificate, key } = servers[options.certificate ?? 'good'];
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  writeFileSync(join(folder, 'account.schema'), accountSchema);
  writeFileSync(join(folder, 'clinic.ldif'), clinicLdif());
  writeFileSync(join(folder, 'slapd.conf'), configuration(folder, options));
  mkdirSync(join(folder, 'data'));
  await run(program, ['-T', 'add', '-q', '-f', join(folder, 'slapd.conf'), '-l', join(folder, 'clinic.ldif')]);

  const logFile = join(folder, 'slapd.log');
  for (let attempt = 1; ; attempt += 1) {
    const [port, tlsPort] = [await freePort(), await freePort()];
    const output = openSync(logFile, 'w');
    // Stays in the foreground and writes what it sees to standard error.
    const listeners = `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${tlsPort}`;
    const child = spawn(program, ['-f', join(folder, 'slapd.conf'), '-h', listeners, '-d', 'stats'], {
      stdio: ['ignore', 'ignore', output],
    });
    if (await answers(child, port)) return running({ folder, child, port, tlsPort, authority, logFile });
    await ended(child);
    // Another program may have taken one of the ports in between.
    if (attempt === 3) throw new Error(`slapd did not start: ${readFileSync(logFile, 'utf8').slice(-2000)}`);
  }
}

function running(deps: {
  readonly folder: string;
  readonly child: ChildProcess;
  readonly port: number;
  readonly tlsPort: number;
  readonly authority: string;
  readonly logFile: string;
}): Slapd {
  const { folder, child, port, tlsPort, authority, logFile } = deps;
  // A run that is broken off leaves no server behind.
  const atExit = () => void child.kill('SIGKILL');
  process.once('exit', atExit);
  const text = () => readFileSync(logFile, 'utf8');
  return {
    port,
    tlsPort,
    authority,
    log: {
      text,
      binds: (dn) =>
        [...text().matchAll(/BIND dn="(.*)" method=/g)].filter(([, bound]) => bound !== '' && (dn ?? bound) === bound)
          .length,
      searches: () => [...text().matchAll(/ SRCH base=/g)].length,
      connections: () => [...text().matchAll(/ ACCEPT from /g)].length,
    },
    async asRoot(work) {
      const client = new Client({ url: `ldap://127.0.0.1:${port}`, timeout: 5000, connectTimeout: 5000 });
      try {
        await client.bind(clinic.rootDn, clinic.rootPassword);
        return await work(client);
      } finally {
        await client.unbind();
      }
    },
    async kill() {
      process.off('exit', atExit);
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, { anonymousSearch, further = [] }: SlapdOptions): string {
  const schema = schemas.find((path) => existsSync(join(path, 'inetorgperson.schema')));
  if (schema === undefined) throw new Error('the schemas of slapd are in none of the usual folders');
  const moduleFolder = modules.find(
    (path) => existsSync(join(path, 'ppolicy.so')) || existsSync(join(path, 'ppolicy.la')),
  );
  const reader = `dn.exact="${clinic.serviceDn}"`;
  return [
    ...['core', 'cosine', 'nis', 'inetorgperson'].map((name) => `include ${schema}/${name}.schema`),
    `include ${folder}/account.schema`,
    ...(moduleFolder ? [`modulepath ${moduleFolder}`, 'moduleload back_mdb', 'moduleload ppolicy'] : []),
    `TLSCertificateFile ${folder}/certificate.pem`,
    `TLSCertificateKeyFile ${folder}/key.pem`,
    // As Active Directory does: a name with an empty password is a success (RFC 4513, 5.1.2).
    'allow bind_anon_dn bind_anon_cred',
    ...further,
    'threads 4',
    'database mdb',
    `suffix "${clinic.base}"`,
    `rootdn "${clinic.rootDn}"`,
    `rootpw "${clinic.rootPassword}"`,
    `directory ${folder}/data`,
    'maxsize 67108864',
    'dbnosync',
    'index objectClass,uid,member,uniqueMember,memberUid eq',
    `access to attrs=userPassword by ${reader} =x by anonymous auth by * none`,
    `access to * by ${reader} read by self read by anonymous ${anonymousSearch ? 'read' : 'auth'} by * none`,
    'overlay ppolicy',
    '',
  ].join('\n');
}

function slapdProgram(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/libexec'];
  return folders.map((folder) => join(folder, 'slapd')).find((file) => existsSync(file));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return address.port;
}

/** Whether the program listens; false when it has ended before. */
async function answers(child: ChildProcess, port: number): Promise<boolean> {
  const until = performance.now() + 10_000;
  while (child.exitCode === null && performance.now() < until) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return true;
    // The other side is another program: there is nothing to listen to.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
