import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, mustCall } from '../calls.ts';
import { checkout } from '../checkout.ts';
import { startHost } from './headless-host.ts';

/** The accounts of every installation that these tests open. */
export const people = {
  admin: 'administrator',
  physicist: 'physicist',
  technologist: 'technologist',
  viewer: 'viewer',
  /** Signs in with a password that an administrator has just reset. */
  newcomer: 'physicist',
} as const;
/** Name of an account; its password is {@link password}. */
export type Person = keyof typeof people;

/** The password of everybody here. */
export const password = 'a calm sentence about surveys';

/** An installation with the sample clinic, which tests copy: accounts, sessions and certificates are in it. */
export interface Installation {
  readonly folder: string;
  /** The authority that signs the certificate of every copy, PEM. */
  readonly authority: string;
  /** Cookies of open sessions, `name=value`. */
  readonly sessions: Readonly<Partial<Record<Person, string>>>;
}

/** Makes the installation: hashing passwords is slow on purpose, so this happens once for a run. */
export async function createInstallation(): Promise<Installation> {
  const parent = mkdtempSync(join(tmpdir(), 'rems-e2e-'));
  const folder = join(parent, 'data');
  const sheet = join(parent, 'recovery-sheet.txt');
  await rems(
    ['init', '--data', folder, '--admin', 'admin', '--password-stdin', '--recovery-out', sheet, '--demo'],
    password,
  );
  const host = await startHost(folder);
  try {
    const authority = readFileSync(join(folder, 'certs', 'authority.crt'), 'utf8');
    const to = { url: host.url, authority };
    const signIn = async (username: string) => {
      const { reply, cookie } = await call({ ...to, name: 'auth.signIn', input: { username, password } });
      if (!reply.ok || cookie === undefined) throw new Error(`${username} could not sign in`);
      return cookie;
    };
    const admin = await signIn('admin');
    // A suite takes longer than the usual limit, and its sessions are not to lock meanwhile.
    await mustCall({ ...to, name: 'access.save', input: { version: 0, idleMinutes: 60 }, cookie: admin });
    const others = Object.entries(people).filter(([username]) => username !== 'admin');
    const sessions: Partial<Record<Person, string>> = { admin };
    for (const [username, role] of others) {
      const input = { username, roles: [role], password };
      await mustCall({ ...to, name: 'accounts.create', input, cookie: admin });
      // as: the keys of `people`.
      if (username !== 'newcomer') sessions[username as Person] = await signIn(username);
    }
    const ask = (name: string, input: unknown) => mustCall({ ...to, name, input, cookie: admin });
    await ask('accounts.resetPassword', { account: 'newcomer', password });
    await settle(ask);
    return { folder, authority, sessions };
  } finally {
    await host.stop();
  }
}

/** What a host finds by itself in its first minutes is found and read: in a copy nothing comes in between. */
async function settle(ask: (name: string, input: unknown) => Promise<unknown>): Promise<void> {
  await ask('readiness.run', {});
  await ask('health.check', {});
  // as: the contract of notices.
  const { items } = (await ask('notices.list', {})) as { items: readonly { id: number }[] };
  for (const { id } of items) await ask('notices.dismiss', { id });
}

/** Runs a command of the built command line to its end; throws with what it said when it fails. */
export function rems(args: readonly string[], input = ''): Promise<string> {
  const child = spawn(process.execPath, [join(checkout, 'out', 'main', 'cli.js'), ...args], { stdio: 'pipe' });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(stdout) : reject(new Error(`rems ${args[0]} ended with ${code}: ${stderr}`)),
    );
  });
}
