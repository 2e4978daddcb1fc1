import type { TestCore } from './core.ts';
import { settledImport } from './settled-import.ts';

/** Prepares what a call needs and answers a valid input for it. */
export type Example = (test: TestCore) => Promise<unknown> | unknown;

const password = 'a long enough test password';

async function department(test: TestCore) {
  return test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
}

async function equipmentClass(test: TestCore): Promise<number> {
  return (await test.as('administrator').lookups.create({ kind: 'class', name: 'Computed tomography' })).id;
}

async function unit(test: TestCore) {
  return test.as('administrator').equipment.create({ classId: await equipmentClass(test), serialNumber: 'SN-1' });
}

async function person(test: TestCore) {
  const fields = { name: 'Okafor, Amara', email: 'a.okafor@example.org', roles: ['contact' as const] };
  return test.as('administrator').people.create(fields);
}

/** An import whose file has arrived. */
async function sent(test: TestCore): Promise<{ importId: number }> {
  const bytes = Buffer.from('equipment_class,eq_sn\r\nMRI,SN-77\r\n');
  const { importId, upload } = await test
    .as('administrator')
    .imports.begin({ kind: 'equipment', fileName: 'units.csv' });
  const sessionHash = test.core.authenticate(test.caller('administrator'))?.sessionHash ?? null;
  const ticket = test.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), sessionHash);
  await ticket.receive(
    (async function* () {
      yield bytes;
    })(),
  );
  return { importId };
}

async function checked(test: TestCore) {
  const one = await sent(test);
  await test.as('administrator').imports.check(one);
  await settledImport(test, one.importId);
  return one;
}

async function applied(test: TestCore) {
  const one = await checked(test);
  await test.as('administrator').imports.apply({ ...one, mode: 'good-rows' });
  await settledImport(test, one.importId);
  return one;
}

/**
 * A working call of every procedure, as the administrator of the template installation; set-up has tests of its own because it needs
 * a folder without an installation. Whoever adds a procedure adds its line here: the contract tests run all of them.
 */
export const callExamples: Readonly<Record<string, Example>> = {
  'system.status': () => ({}),
  'system.about': () => ({}),
  'auth.me': () => ({}),
  'auth.signIn': () => ({ username: 'viewer', password }),
  'auth.changePassword': () => ({ current: password, next: 'another long enough password' }),
  'auth.signOut': () => ({}),
  'accounts.list': () => ({}),
  'accounts.create': () => ({ username: 'new.person', password }),
  'accounts.resetPassword': () => ({ username: 'viewer', password: 'a temporary password' }),
  'preferences.get': () => ({}),
  'preferences.set': () => ({ theme: 'dark', lists: { equipment: { columns: ['id', 'model'] } } }),
  'home.summary': () => ({}),
  'home.loadSample': () => ({}),
  'home.removeSample': async (test) => {
    await test.as('administrator').home.loadSample({});
    return {};
  },
  'equipment.list': async (test) => {
    await unit(test);
    return { search: 'sn-1' };
  },
  'equipment.get': async (test) => ({ id: (await unit(test)).id }),
  'equipment.create': async (test) => ({ classId: await equipmentClass(test), model: 'Revolution' }),
  'equipment.update': async (test) => {
    const { id, version } = await unit(test);
    return { id, version, room: '101' };
  },
  'equipment.export': () => ({ layout: { kind: 'rems' } }),
  'lookups.all': () => ({}),
  'lookups.list': () => ({ kind: 'department' }),
  'lookups.create': () => ({ kind: 'manufacturer', name: 'Example Devices' }),
  'lookups.update': async (test) => {
    const { id, version } = await department(test);
    return { kind: 'department', id, version, name: 'Interventional' };
  },
  'people.list': () => ({}),
  'people.get': async (test) => ({ id: (await person(test)).id }),
  'people.create': () => ({ name: 'Lindqvist, Maja', email: 'm.lindqvist@example.org', roles: ['supervisor'] }),
  'people.update': async (test) => {
    const { id, version } = await person(test);
    return { id, version, phone: '207-555-1200' };
  },
  'imports.begin': () => ({ kind: 'equipment', fileName: 'units.csv' }),
  'imports.check': sent,
  'imports.get': checked,
  'imports.rows': checked,
  'imports.messages': checked,
  'imports.apply': async (test) => ({ ...(await checked(test)), mode: 'good-rows' }),
  'imports.cancel': sent,
  'imports.undo': applied,
  'imports.list': () => ({}),
};
