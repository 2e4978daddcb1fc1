import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { localDate } from '../../shared/dates.ts';
import { equipmentFile, searches } from '../bench/data-set.ts';
import { type Dispatched, openDispatched } from '../bench/dispatched.ts';
import { startHost } from '../bench/host.ts';
import { type Account, createInstallation } from '../bench/installation.ts';
import { importFile } from '../bench/measure-files.ts';
import { openInstallation } from '../bench/open-installation.ts';
import { signIn } from '../bench/session.ts';
import { addSurveys } from '../bench/survey-data.ts';
import { http2Wire } from '../bench/wire.ts';
import type { Known } from './screens.ts';

/** People share so many accounts: everyone signs in at several places. */
const accountsOf = (sessions: number) => Math.min(20, sessions);
/** Passwords compared at the same time: a hash takes a quarter of a second of one core. */
const signingIn = 4;

/** An installation to load. */
export interface Prepared {
  readonly data: string;
  readonly administrator: Account;
  readonly accounts: readonly Account[];
  readonly known: Known;
}

/** Sets an installation up as the benchmark does: imported units, surveys, obligations, and accounts that may change things. */
export async function prepareInstallation(options: {
  readonly root: string;
  readonly folder: string;
  readonly units: number;
  readonly sessions: number;
}): Promise<Prepared> {
  const { root, folder, units, sessions } = options;
  const data = join(folder, 'data');
  const administrator = await createInstallation(root, data, join(folder, 'sheet.txt'));
  const host = await startHost(root, data);
  const session = await signIn(host.url, data, administrator, 'http2');
  await importFile(session, equipmentFile(units));
  session.close();
  await host.stop();
  const installation = await openInstallation(data);
  addSurveys(installation.db, localDate(new Date()));
  installation.close();
  const workers = pathToFileURL(join(root, 'out/main/import-worker.js'));
  const dispatched = await openDispatched(data, administrator, workers);
  try {
    const accounts = await addAccounts(dispatched, accountsOf(sessions), administrator.password);
    const { classes, facilities } = await dispatched.api.lookups.all({});
    const known = {
      units,
      classId: classes.map(({ id }) => id),
      facilityId: facilities.map(({ id }) => id),
      searches,
      year: new Date().getFullYear(),
    };
    return { data, administrator, accounts, known };
  } finally {
    await dispatched.close();
  }
}

async function addAccounts({ api }: Dispatched, count: number, password: string): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let index = 0; index < count; index += 1) {
    const username = `load.${index}`;
    await api.accounts.create({ username, password, roles: ['physicist'] });
    accounts.push({ username, password });
  }
  return accounts;
}

/** Signs in over HTTPS, a few at a time, and answers the cookie of each session. */
export async function signInAll(options: {
  readonly url: string;
  readonly data: string;
  readonly accounts: readonly Account[];
  readonly sessions: number;
}): Promise<readonly string[]> {
  const { url, accounts, sessions } = options;
  const ca = authorityOf(options.data);
  const cookies: string[] = [];
  let next = 0;
  const one = async () => {
    const wire = http2Wire(url, ca);
    while (next < sessions) {
      const account = accounts[next % accounts.length];
      next += 1;
      const body = JSON.stringify(account);
      const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
      const answer = await wire.ask({ method: 'POST', path: '/rpc/auth.signIn', headers, body });
      if (answer.status !== 200 || answer.setCookie === undefined)
        throw new Error(`a sign-in was refused with ${answer.status}: ${answer.body.toString('utf8')}`);
      cookies.push(answer.setCookie.split(';', 1)[0] ?? '');
      // Below the limit of callers that nobody is signed in for.
      await pause(50);
    }
    wire.close();
  };
  await Promise.all(Array.from({ length: Math.min(signingIn, sessions) }, one));
  return cookies;
}

/** The authority of an installation, as a browser that trusts it has it. */
export function authorityOf(data: string): string {
  return readFileSync(join(data, 'certs', 'authority.crt'), 'utf8');
}
