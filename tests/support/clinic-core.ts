import type { Reply } from '../../shared/contract/errors.ts';
import type { DirectorySettings, StoredDirectory } from '../../shared/directory.ts';
import { createTestCore, type TestCore } from './core.ts';
import { clinic } from './directory/clinic.ts';
import { type SignedIn, signInAs } from './sign-in.ts';

/** A core whose directory is set up, with some names on its whitelist. */
export interface ClinicCore extends TestCore {
  /** Signs in with the password that everybody has in the directory, unless another is given. */
  signIn(username: string, password?: string): Promise<SignedIn>;
  /** The raw reply to a sign-in, from an address of its own so that only accounts have to wait. */
  trySignIn(
    username: string,
    password?: string,
    more?: { readonly method?: 'local' | 'directory' },
  ): Promise<Reply<unknown>>;
  /** Saves other settings; the password of the service account is typed again. */
  configure(settings: DirectorySettings, servicePassword?: string): Promise<StoredDirectory>;
  /** Kinds of the open notices that administrators see. */
  notices(): Promise<string[]>;
}

/** A core that asks a directory. */
export async function createClinicCore(
  settings: DirectorySettings,
  names: readonly string[] = [],
): Promise<ClinicCore> {
  const test = await createTestCore();
  const administrator = test.as('administrator');
  let address = 0;
  const core: ClinicCore = {
    ...test,
    signIn: (username, password = clinic.password) => signInAs(test, username, password),
    trySignIn(username, password = clinic.password, more = {}) {
      address += 1;
      const caller = { ...test.caller('nobody'), address: `198.51.100.${address}` };
      return test.core.dispatch('auth.signIn', { username, password, ...more }, caller);
    },
    async configure(next, servicePassword = clinic.servicePassword) {
      const { version } = await administrator.directory.get({});
      const password =
        next.bindDn === null ? ({ kind: 'none' } as const) : ({ kind: 'set', password: servicePassword } as const);
      return administrator.directory.save({ version, settings: next, password });
    },
    notices: async () => (await administrator.notices.list({})).items.map(({ kind }) => kind),
  };
  await core.configure(settings);
  for (const username of names) await administrator.whitelist.add({ username });
  return core;
}
