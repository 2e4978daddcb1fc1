import { directoryDefaults } from '../../shared/directory.ts';
import { appCode } from './authenticator.ts';
import { capitalCallExamples } from './capital-call-examples.ts';
import { certificateCallExamples } from './certificate-call-examples.ts';
import type { TestCore } from './core.ts';
import { deviceCallExamples } from './device-call-examples.ts';
import { examinationCallExamples } from './examination-call-examples.ts';
import { type Example, equipmentClass, unit } from './example-records.ts';
import { labelCallExamples } from './label-call-examples.ts';
import { networkCallExamples } from './network-call-examples.ts';
import { patientCallExamples } from './patient-call-examples.ts';
import { personCallExamples } from './person-call-examples.ts';
import { placeCallExamples } from './place-call-examples.ts';
import { protectionCallExamples } from './protection-call-examples.ts';
import { raiseNotice } from './raise-notice.ts';
import { reviewCallExamples } from './review-call-examples.ts';
import { enrol } from './second-factor.ts';
import { settledImport } from './settled-import.ts';
import { studyCallExamples } from './study-call-examples.ts';
import { surveyCallExamples } from './survey-call-examples.ts';
import { tokenCallExamples } from './token-call-examples.ts';
import { unitAdditionsCallExamples } from './unit-additions-call-examples.ts';

const password = 'a long enough test password';

/** A directory that somebody began to set up and did not switch on. */
const unsetDirectory = { ...directoryDefaults, userBaseDn: 'dc=clinic,dc=org' };

async function department(test: TestCore) {
  return test.as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
}

async function person(test: TestCore) {
  const fields = { name: 'Okafor, Amara', email: 'a.okafor@example.org', roles: ['contact' as const] };
  return test.as('administrator').people.create(fields);
}

/** Which account as it is now, for a change of it. */
async function versionOf(test: TestCore, username: string): Promise<{ id: number; version: number }> {
  const { id, version } = await test.as('administrator').accounts.get({ account: username });
  return { id, version };
}

async function role(test: TestCore) {
  return test.as('administrator').roles.create({ name: 'Front desk', permissions: ['equipment:read'] });
}

/** An open notice. */
async function notice(test: TestCore): Promise<number> {
  await raiseNotice(test, 'something');
  const { items } = await test.as('administrator').notices.list({});
  return items[0]?.id ?? 0;
}

/** An import whose file has arrived. */
async function sent(test: TestCore): Promise<{ importId: number }> {
  const bytes = Buffer.from('equipment_class,eq_sn\r\nMRI,SN-77\r\n');
  const { importId, upload } = await test
    .as('administrator')
    .imports.begin({ kind: 'equipment', fileName: 'units.csv' });
  const sessionId = test.core.authenticate(test.caller('administrator'))?.sessionId ?? null;
  const ticket = test.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), sessionId);
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
 * A working call of every procedure, as the administrator of the template installation (the principal investigator, where it is about patients); set-up has tests of its own because it needs
 * a folder without an installation. Whoever adds a procedure adds its line here: the contract tests run all of them.
 */
export const callExamples: Readonly<Record<string, Example>> = {
  'system.status': () => ({}),
  'system.about': () => ({}),
  'auth.me': () => ({}),
  'auth.signIn': () => ({ username: 'viewer', password }),
  'auth.changePassword': () => ({ current: password, next: 'another long enough password' }),
  'auth.signOut': () => ({}),
  'auth.options': () => ({}),
  'auth.lock': () => ({}),
  'auth.unlock': () => ({ password }),
  'auth.reauthenticate': () => ({ password }),
  'sessions.own': () => ({}),
  'sessions.list': () => ({}),
  'sessions.end': async (test) => {
    const { items } = await test.as('administrator').sessions.list({ account: 'viewer' });
    return { id: items[0]?.id ?? 0 };
  },
  'sessions.endOwn': () => ({ keepThis: false }),
  'sessions.endAccount': () => ({ account: 'viewer' }),
  'sessions.endEveryone': () => ({}),
  'accounts.list': () => ({}),
  'accounts.get': () => ({ account: 'viewer' }),
  'accounts.create': () => ({ username: 'new.person', password }),
  'accounts.update': async (test) => ({ ...(await versionOf(test, 'viewer')), email: 'viewer@clinic.example' }),
  'accounts.setRoles': async (test) => ({ ...(await versionOf(test, 'viewer')), roles: ['technologist'] }),
  'accounts.activate': async (test) => {
    await test.as('administrator').accounts.deactivate({ account: 'viewer' });
    return { account: 'viewer' };
  },
  'accounts.deactivate': () => ({ account: 'viewer', reason: 'Left the clinic' }),
  'accounts.remove': async (test) => {
    await test.as('administrator').accounts.create({ username: 'new.person', password });
    return { account: 'new.person' };
  },
  'accounts.resetPassword': () => ({ account: 'viewer' }),
  'accounts.changeSource': async (test) => ({ ...(await versionOf(test, 'viewer')), source: 'directory' }),
  'accounts.resetSecondFactor': async (test) => {
    await enrol(test, 'viewer');
    return { account: 'viewer' };
  },
  'accounts.liftWait': () => ({ account: 'viewer' }),
  'accounts.explain': () => ({ account: 'viewer' }),
  'accounts.diagnose': () => ({ username: 'viewer' }),
  'roles.list': () => ({}),
  'roles.create': () => ({ name: 'Front desk', permissions: ['equipment:read'] }),
  'roles.update': async (test) => {
    const { id, version } = await role(test);
    return { id, version, permissions: ['equipment:read', 'people:read'] };
  },
  'roles.remove': async (test) => ({ id: (await role(test)).id }),
  'whitelist.list': () => ({}),
  'whitelist.add': () => ({ username: 'somebody.new', reason: 'Starts on Monday' }),
  'whitelist.remove': () => ({ entry: 'viewer' }),
  'whitelist.reactivate': async (test) => {
    await test.as('administrator').whitelist.remove({ entry: 'viewer' });
    return { entry: 'viewer' };
  },
  'whitelist.previewImport': () => ({ names: { source: 'list', text: 'viewer, somebody.new' } }),
  'whitelist.import': () => ({ names: { source: 'list', text: 'viewer, somebody.new' } }),
  'access.get': () => ({}),
  'access.save': () => ({ version: 0, clinicName: 'Example clinic' }),
  'notices.list': () => ({}),
  'notices.dismiss': async (test) => ({ id: await notice(test) }),
  'secondFactor.state': () => ({}),
  'secondFactor.begin': () => ({}),
  'secondFactor.confirm': async (test) => {
    const { secret } = await test.as('administrator').secondFactor.begin({});
    return { code: appCode(secret, test.clock.now()) };
  },
  'secondFactor.renewCodes': async (test) => {
    await enrol(test, 'administrator');
    return {};
  },
  'secondFactor.disable': async (test) => {
    await enrol(test, 'administrator');
    return {};
  },
  'preferences.get': () => ({}),
  'preferences.set': () => ({ theme: 'dark', lists: { equipment: { columns: ['id', 'model'] } } }),
  'directory.get': () => ({}),
  'directory.save': () => ({ version: 0, settings: unsetDirectory, password: { kind: 'none' } }),
  'directory.test': () => ({
    settings: { ...unsetDirectory, servers: [{ host: '127.0.0.1', port: 1 }] },
    password: { kind: 'none' },
    user: { username: 'anna', password },
  }),
  'directory.testSaved': () => ({}),
  'directory.findGroups': () => ({ search: 'physics' }),
  'directory.previewEnvironment': () => ({
    text: 'LDAP_SERVER=ldaps://ldap.clinic.org\nLDAP_BASE_DN=dc=clinic,dc=org\n',
  }),
  'directory.importEnvironment': () => ({ version: 0, text: 'LDAP_SERVER=ldap.clinic.org\nLDAP_USE_SSL=true\n' }),
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
  'people.export': () => ({ format: 'xlsx' }),
  'lookups.exportFacilities': () => ({ bom: true }),
  ...placeCallExamples,
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
  'exports.workbook': () => ({}),
  'exports.progress': () => ({}),
  'exports.noteCopy': () => ({ list: 'people', rows: 3 }),
  'exports.cancel': () => ({}),
  'imports.begin': () => ({ kind: 'equipment', fileName: 'units.csv' }),
  'imports.check': sent,
  'imports.get': checked,
  'imports.rows': checked,
  'imports.messages': checked,
  'imports.apply': async (test) => ({ ...(await checked(test)), mode: 'good-rows' }),
  'imports.cancel': sent,
  'imports.undo': applied,
  'imports.list': () => ({}),
  ...examinationCallExamples,
  ...patientCallExamples,
  ...reviewCallExamples,
  ...personCallExamples,
  ...studyCallExamples,
  ...surveyCallExamples,
  ...labelCallExamples,
  ...capitalCallExamples,
  ...certificateCallExamples,
  ...tokenCallExamples,
  ...unitAdditionsCallExamples,
  ...deviceCallExamples,
  ...protectionCallExamples,
  ...networkCallExamples,
};
