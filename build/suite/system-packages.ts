import { accessSync, constants, existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from '../process/run.ts';
import type { Skipped } from './tally.ts';

/** A program that tests use, the Debian package that has it, and what cannot run without it. */
interface SystemProgram {
  readonly command: string;
  readonly debianPackage: string;
  readonly usedFor: string;
  /** The command that does the same where this one cannot be had, only slower. */
  readonly otherwise?: string;
}

const programs: readonly SystemProgram[] = [
  {
    command: 'chromium-headless-shell',
    debianPackage: 'chromium-headless-shell',
    usedFor: 'the end-to-end tests',
    otherwise: 'chromium',
  },
  { command: 'chromium', debianPackage: 'chromium', usedFor: 'the end-to-end tests' },
  { command: 'slapd', debianPackage: 'slapd', usedFor: 'the directory sign-in tests' },
  { command: 'ldapsearch', debianPackage: 'ldap-utils', usedFor: 'the directory sign-in tests' },
  { command: 'openssl', debianPackage: 'openssl', usedFor: 'the certificate tests' },
];

/** Installs what is missing where that is ours to do (Debian, as root) and answers what stays missing. */
export async function ensureSystemPackages(): Promise<Skipped[]> {
  const before = missingPrograms();
  if (before.length > 0 && mayInstall()) await install(before.map(({ debianPackage }) => debianPackage));
  return missingPrograms()
    .filter(({ otherwise }) => otherwise === undefined || !isInstalled(otherwise))
    .map(({ command, debianPackage, usedFor }) => ({
      name: usedFor,
      reason: `${command} is not installed (Debian package ${debianPackage})`,
    }));
}

function missingPrograms(): SystemProgram[] {
  return programs.filter(({ command }) => !isInstalled(command));
}

/** Looks through PATH and the folders of system programs, which are not on everyone's PATH. */
function isInstalled(command: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return folders.some((folder) => isExecutable(join(folder, command + suffix)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // accessSync tells "no" by throwing.
    return false;
  }
}

function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

async function install(packages: readonly string[]): Promise<void> {
  process.stderr.write(`set-up: installing ${packages.join(', ')} …\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const release = await keepServicesStopped();
  try {
    await run('apt-get', ['update', '-qq'], { cwd: '/', env });
    const { code, stderr } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      cwd: '/',
      env,
    });
    if (code !== 0) process.stderr.write(`set-up: apt-get failed: ${stderr.trim()}\n`);
  } finally {
    await release();
  }
}

/** Debian starts a directory server as soon as it is installed unless this policy file says no; the tests start their own. */
async function keepServicesStopped(): Promise<() => Promise<void>> {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return async () => undefined;
  await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rm(policy, { force: true });
}
