import type { Page } from '@playwright/test';
import { call, mustCall } from '../calls.ts';
import type { HeadlessHost } from './headless-host.ts';
import { type Installation, password } from './installation.ts';

/** Calls as an administrator who has just typed the password, so that acts that ask for it again are done at once. */
export type AskAdministrator = (name: string, input: unknown) => Promise<unknown>;

/** Signs the administrator in beside every browser of the test. */
export async function askAsAdministrator(host: HeadlessHost, installation: Installation): Promise<AskAdministrator> {
  const to = { url: host.url, authority: installation.authority };
  const { reply, cookie } = await call({ ...to, name: 'auth.signIn', input: { username: 'admin', password } });
  if (!reply.ok || cookie === undefined) throw new Error('admin could not sign in');
  return (name, input) => mustCall({ ...to, name, input, cookie });
}

/** Opens an address as an administrator, or somebody else, who has just signed in there. */
export async function openAsAdministrator(
  open: (who: 'nobody', path: string, options?: object) => Promise<Page>,
  path: string,
  options: object = {},
  username = 'admin',
): Promise<Page> {
  const page = await open('nobody', path, options);
  await page.getByRole('textbox').first().fill(username);
  await page.locator('input[type=password]').fill(password);
  const answered = page.waitForResponse('**/rpc/auth.signIn');
  await page.locator('input[type=password]').press('Enter');
  await answered;
  return page;
}

/** Accounts of every state, names on the whitelist of every kind, and a role of this installation. */
export async function fillAdministration(ask: AskAdministrator): Promise<void> {
  await ask('roles.create', {
    name: 'Service engineer',
    description: 'Looks after the machines',
    permissions: ['equipment:read', 'equipment:export'],
  });
  const create = (username: string, more: object = {}) =>
    ask('accounts.create', { username, password: 'several calm words in a row', ...more });
  await create('engineer', { roles: ['service-engineer', 'viewer'], email: 'engineer@clinic.org', temporary: true });
  await create('outsider', { roles: ['technologist'], whitelist: false });
  await create('former', { roles: ['physicist'] });
  await ask('accounts.deactivate', { account: 'former', reason: 'Left the clinic' });
  await ask('accounts.create', { username: 'm.dupont', source: 'directory', roles: ['viewer'] });
  await ask('whitelist.add', { username: 'Engineer', reason: 'Typed with a capital' });
  await ask('whitelist.add', { username: 'visitor', reason: 'Comes for the acceptance tests in May' });
  await ask('whitelist.remove', { entry: 'former', reason: 'Left the clinic' });
}
