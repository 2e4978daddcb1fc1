import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { RoleKey } from '../../shared/contract/permissions.ts';
import { createTestCore, type TestCore, templatePassword } from './core.ts';
import { examplePatient } from './patient-call-examples.ts';
import { signInAs } from './sign-in.ts';

/** A core with the patient registry, and what its tests do again and again. */
export interface RegistryDesk extends TestCore {
  /** Creates somebody as an account of the template; what is not given is made up, a hospital number of its own included. */
  patient(
    actor?: 'user' | 'principal-investigator',
    values?: Partial<typeof examplePatient>,
  ): Promise<{ id: number; identifier: string }>;
  /** A new account with these roles, signed in. */
  colleague(username: string, roles: readonly RoleKey[]): Promise<Client<AppContract>>;
  /** The newest entries of the trail, the newest first. */
  trail(
    count?: number,
  ): Promise<
    readonly { action: string; entity: string; entityId: string | null; changes: unknown; reason: string | null }[]
  >;
}

/** Opens a core on a fresh installation. */
export async function createRegistryDesk(): Promise<RegistryDesk> {
  const test = await createTestCore();
  let made = 0;
  const operator = clientOf<AppContract>(async (name, input) => unwrapReply(await test.send('operator', name, input)));
  return {
    ...test,
    patient(actor = 'user', values = {}) {
      made += 1;
      const own = { ipp: `900${made}`, lastName: `Exemple${String.fromCharCode(96 + made)}` };
      return test.as(actor).patients.create({ ...examplePatient, ...own, ...values });
    },
    async colleague(username, roles) {
      await operator.accounts.create({ username, roles: [...roles], password: templatePassword });
      return (await signInAs(test, username, templatePassword)).api;
    },
    async trail(count = 1) {
      const { items } = await operator.audit.list({ pageSize: count });
      return items.map(({ changes, ...entry }) => ({
        ...entry,
        changes: Object.fromEntries(changes.map(({ field, ...values }) => [field, values])),
      }));
    },
  };
}
