import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.ts';

/** One finding of testssl.sh. */
export interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly finding: string;
}

/** Packages of Debian that the scan needs: testssl.sh and what looks up names for it. */
const packages = ['testssl.sh', 'dnsutils', 'bsdextrautils'] as const;
const program = '/usr/bin/testssl';
/** Milliseconds. */
const longest = 300_000;
const grave = ['MEDIUM', 'HIGH', 'CRITICAL', 'FATAL'];

/** What every certificate of an authority of one's own gets, and why it is no weakness of the listener. */
export const explained: Readonly<Record<string, string>> = {
  cert_chain_of_trust:
    'the authority is the clinic’s own: the devices that are told to trust it do, a scanner does not',
  cert_crlDistributionPoints: 'an authority of one’s own has no server that could answer about revoked certificates',
  cert_ocspURL: 'an authority of one’s own has no server that could answer about revoked certificates',
  cert_revocation: 'an authority of one’s own has no server that could answer about revoked certificates',
};

/** Installs testssl.sh where that is ours to do (Debian, as root); answers whether it is there. */
export async function ensureScanner(): Promise<boolean> {
  if (!existsSync(program) && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    process.stderr.write(`set-up: installing ${packages.join(', ')} …\n`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { cwd: '/', env });
    const options = ['install', '-y', '-qq', '--no-install-recommends'];
    const { code, stderr } = await run('apt-get', [...options, ...packages], { cwd: '/', env });
    if (code !== 0) process.stderr.write(`set-up: apt-get failed: ${stderr.trim()}\n`);
  }
  return existsSync(program);
}

/** Scans a listener: protocols, suites, forward secrecy, the certificate, headers, known weaknesses. */
export async function scan(url: string, folder: string): Promise<readonly Finding[]> {
  const { hostname, port } = new URL(url);
  const file = join(folder, 'testssl.json');
  const looks = ['--protocols', '--std', '--fs', '--server-defaults', '--headers', '--vulnerable'];
  const quiet = ['--warnings', 'off', '--nodns', 'none', '--quiet', '--color', '0', '--jsonfile', file];
  const arguments_ = [...quiet, ...looks, '--ip', hostname, `https://${hostname}:${port}`];
  const { stdout, stderr } = await run(program, arguments_, { cwd: folder, timeoutMs: longest });
  if (!existsSync(file)) throw new Error(`testssl.sh said nothing: ${stderr.trim()} ${stdout.slice(-500)}`);
  // as: the format of the program's own file.
  return JSON.parse(readFileSync(file, 'utf8')) as Finding[];
}

/** Findings of medium severity or worse, those apart that are explained. */
export function graveOf(findings: readonly Finding[]) {
  const all = findings.filter(({ severity }) => grave.includes(severity));
  const isExplained = ({ id }: Finding) => explained[id.replace(/ .*$/, '')] !== undefined;
  return { open: all.filter((finding) => !isExplained(finding)), explained: all.filter(isExplained) };
}
