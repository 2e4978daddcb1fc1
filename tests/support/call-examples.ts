import { directoryDefaults } from '../../shared/directory.ts';
import { appCode } from './authenticator.ts';
import type { TestCore } from './core.ts';
import { addDocument } from './documents.ts';
import { deadMailServer, queueMails, setMail } from './queued-mail.ts';
import { raiseNotice } from './raise-notice.ts';
import { pdf } from './sample-files.ts';
import { enrol } from './second-factor.ts';
import { settledImport } from './settled-import.ts';
import { storedDocument } from './stored-document.ts';

/** Prepares what a call needs and answers a valid input for it. */
export type Example = (test: TestCore) => Promise<unknown> | unknown;

const password = 'a long enough test password';

/** A directory that somebody began to set up and did not switch on. */
const unsetDirectory = { ...directoryDefaults, userBaseDn: 'dc=clinic,dc=org' };

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

/** A survey record. */
async function survey(test: TestCore): Promise<{ id: number; version: number }> {
  const unitId = (await unit(test)).id;
  return test.as('administrator').compliance.recordTest({ unitId, type: 'Annual', testDate: '2026-01-15' });
}

/** Which account as it is now, for a change of it. */
async function versionOf(test: TestCore, username: string): Promise<{ id: number; version: number }> {
  const { id, version } = await test.as('administrator').accounts.get({ account: username });
  return { id, version };
}

async function role(test: TestCore) {
  return test.as('administrator').roles.create({ name: 'Front desk', permissions: ['equipment:read'] });
}

/** An open finding. */
async function finding(test: TestCore) {
  const { id: unitId } = await unit(test);
  return test.as('administrator').findings.create({ unitId, description: 'Loose cable', severity: 'major' });
}

/** A document whose file has arrived. */
async function unitDocument(test: TestCore): Promise<{ id: number }> {
  const { id: entityId } = await unit(test);
  return { id: await addDocument(test, 'administrator', { entity: 'unit', entityId, bytes: pdf }) };
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

/** A unit under the rule that makes it due 30 days after its installation, so that there is a limit to extend. */
async function obligation(test: TestCore) {
  const { equipment, obligations } = test.as('administrator');
  const classId = await equipmentClass(test);
  const { id: unitId } = await equipment.create({ classId, installedOn: '2024-01-31' });
  const { items: rules } = await obligations.rules({});
  const rule = rules.find(({ key }) => key === 'me-clinic');
  await obligations.add({ unitIds: [unitId], ruleId: rule?.id ?? 0 });
  const [{ id, version } = { id: 0, version: 0 }] = (await obligations.ofUnit({ unitId })).items;
  return { unitId, id, version };
}

async function extension(test: TestCore) {
  const { id, version } = await obligation(test);
  const documentId = await storedDocument(test, 'obligation', id);
  return { id, version, documentId, until: '2999-12-31', reason: 'Part on order' };
}

/** A visit of the coming century, so that its day has not passed. */
async function booking(test: TestCore) {
  const { id: unitId } = await unit(test);
  const { items } = await test.as('administrator').bookings.create({ items: [{ unitId, scheduledOn: '2999-06-15' }] });
  const [one] = items;
  if (!one) throw new Error('one was asked for');
  return one;
}

async function unitEvent(test: TestCore) {
  const { id: unitId } = await unit(test);
  return { unitId, kind: 'new-tube', occurredOn: '2024-05-06' } as const;
}

async function obligationRule(test: TestCore) {
  const { items } = await test.as('administrator').obligations.rules({});
  const [rule] = items;
  if (!rule) throw new Error('rules are shipped');
  return rule;
}

/** A mail that failed at once, because its address is none. */
async function failedMail(test: TestCore) {
  await setMail(test, deadMailServer);
  const [id] = await queueMails(test, [{ recipient: 'nobody' }]);
  return { id };
}

const reminder = {
  ruleIds: [],
  roles: [],
  recipients: [],
  daysBefore: [30],
  onLimit: true,
  overdueEveryDays: 7,
  channels: ['mail'],
  findings: true,
};

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
  'obligations.rules': () => ({}),
  'obligations.ruleVersions': async (test) => ({ id: (await obligationRule(test)).id }),
  'obligations.createRule': async (test) => ({
    label: 'House rule',
    definition: (await obligationRule(test)).definition,
  }),
  'obligations.updateRule': async (test) => {
    const { id, version } = await obligationRule(test);
    return { id, version, label: 'Renamed', reason: 'New edition' };
  },
  'obligations.ofUnit': async (test) => ({ unitId: (await obligation(test)).unitId }),
  'obligations.add': async (test) => ({ unitIds: [(await unit(test)).id], ruleId: (await obligationRule(test)).id }),
  'obligations.update': async (test) => {
    const { id, version } = await obligation(test);
    return { id, version, note: 'Since the move' };
  },
  'obligations.extend': extension,
  'obligations.withdrawExtension': async (test) => {
    const { id, extensions } = await test.as('administrator').obligations.extend(await extension(test));
    return { id, extensionId: extensions[0]?.id ?? 0, reason: 'Typed wrongly' };
  },
  'obligations.recordEvent': unitEvent,
  'obligations.removeEvent': async (test) => {
    const { id } = await test.as('administrator').obligations.recordEvent(await unitEvent(test));
    return { id, reason: 'Another unit' };
  },
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
  'compliance.summary': () => ({ days: 30 }),
  'compliance.due': () => ({ days: 30, page: 1, pageSize: 20 }),
  'compliance.units': () => ({ status: 'never-tested' }),
  'compliance.exportUnits': () => ({ status: 'overdue' }),
  'compliance.recordTest': async (test) => ({
    unitId: (await unit(test)).id,
    type: 'Annual',
    testDate: '2026-01-15',
    outcome: 'pass',
  }),
  'compliance.test': async (test) => ({ id: (await survey(test)).id }),
  'compliance.tests': async (test) => ({ unitId: (await unit(test)).id }),
  'compliance.updateTest': async (test) => {
    const { id, version } = await survey(test);
    return { id, version, reportDate: '2026-01-20', reason: 'The report has arrived.' };
  },
  'compliance.removeTest': async (test) => {
    const { id, version } = await survey(test);
    return { id, version, reason: 'Another unit was meant.' };
  },
  'compliance.restoreTest': async (test) => {
    const { id, version } = await survey(test);
    await test.as('administrator').compliance.removeTest({ id, version, reason: 'Another unit was meant.' });
    return { id };
  },
  'compliance.exportTests': () => ({ template: true }),
  'compliance.settings': () => ({}),
  'compliance.saveSettings': () => ({ version: 0, reviewerMustDiffer: true }),
  'findings.list': () => ({ state: 'all' }),
  'findings.get': async (test) => ({ id: (await finding(test)).id }),
  'findings.unitsToReport': () => ({ search: 'ct' }),
  'findings.report': async (test) => ({
    unitId: (await unit(test)).id,
    description: 'Smells of smoke',
    severity: 'blocking',
  }),
  'findings.create': async (test) => ({
    unitId: (await unit(test)).id,
    description: 'Collimator light is off centre',
    severity: 'minor',
  }),
  'findings.update': async (test) => {
    const { id, version } = await finding(test);
    return { id, version, workOrder: 'WO-1001' };
  },
  'findings.resolve': async (test) => {
    const { id, version, reportedOn } = await finding(test);
    return { id, version, resolution: 'Cable fixed', resolvedOn: reportedOn, resolvedById: null };
  },
  'findings.reopen': async (test) => {
    const { id, version, reportedOn } = await finding(test);
    const done = { id, version, resolution: 'Cable fixed', resolvedOn: reportedOn, resolvedById: null };
    const resolved = await test.as('administrator').findings.resolve(done);
    return { id, version: resolved.version, reason: 'It came back.' };
  },
  'findings.remove': async (test) => {
    const { id, version } = await finding(test);
    return { id, version, reason: 'Another unit was meant.' };
  },
  'findings.restore': async (test) => {
    const { id, version } = await finding(test);
    await test.as('administrator').findings.remove({ id, version, reason: 'Another unit was meant.' });
    return { id };
  },
  'documents.list': async (test) => ({ entity: 'unit', entityId: (await unit(test)).id }),
  'documents.begin': async (test) => ({
    entity: 'unit',
    entityId: (await unit(test)).id,
    fileName: 'plan.pdf',
    size: 1000,
  }),
  'documents.download': unitDocument,
  'documents.remove': async (test) => ({ ...(await unitDocument(test)), reason: 'Twice' }),
  'documents.restore': async (test) => {
    const { id } = await unitDocument(test);
    await test.as('administrator').documents.remove({ id, reason: 'Twice' });
    return { id };
  },
  'jobs.list': () => ({}),
  'jobs.runs': () => ({}),
  'jobs.run': () => ({ job: 'obligations.renew' }),
  'mail.settings': () => ({}),
  'mail.saveSettings': () => ({ version: 0, host: 'mail.clinic.org', fromAddress: 'workstation@clinic.org' }),
  'mail.test': async (test) => {
    await setMail(test, deadMailServer);
    return { to: 'anna@clinic.example' };
  },
  'mail.outbox': () => ({}),
  'mail.retry': failedMail,
  'reminders.rules': () => ({}),
  'reminders.createRule': () => ({ name: 'Physicians', definition: { ...reminder, recipients: ['physician'] } }),
  'reminders.updateRule': async (test) => {
    const [rule] = (await test.as('administrator').reminders.rules({})).items;
    return { id: rule?.id ?? 0, version: rule?.version ?? 0, active: false };
  },
  'reminders.preview': () => ({}),
  'reminders.sent': () => ({}),
  'bookings.list': () => ({ state: ['planned', 'missed'] }),
  'bookings.get': async (test) => ({ id: (await booking(test)).id }),
  'bookings.create': async (test) => ({ items: [{ unitId: (await unit(test)).id, scheduledOn: '2999-06-15' }] }),
  'bookings.update': async (test) => {
    const { id, version } = await booking(test);
    return { id, version, startTime: '09:30', durationMinutes: 45 };
  },
  'bookings.cancel': async (test) => {
    const { id, version } = await booking(test);
    return { id, version, reason: 'The room is closed.' };
  },
  'bookings.reopen': async (test) => {
    const { id, version } = await booking(test);
    await test.as('administrator').bookings.cancel({ id, version, reason: 'The room is closed.' });
    return { id, version: version + 1 };
  },
  'bookings.export': () => ({ template: true }),
  'planner.range': () => ({ from: '2999-06-01', to: '2999-06-30' }),
  'planner.year': () => ({ year: 2999, group: 'assignee' }),
  'planner.print': () => ({ from: '2999-06-01', to: '2999-06-30', language: 'fr' }),
  'planner.propose': () => ({ from: '2999-06-01', to: '2999-06-30', unitsPerDay: 4 }),
  'calendar.feed': () => ({}),
  'calendar.create': () => ({ scope: 'all' }),
  'calendar.revoke': async (test) => {
    await test.as('administrator').calendar.create({ scope: 'all' });
    return {};
  },
  'calendar.file': () => ({ scope: 'all' }),
};
