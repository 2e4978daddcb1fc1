import type { TestCore } from './core.ts';
import { addDocument } from './documents.ts';
import { type Example, equipmentClass, unit } from './example-records.ts';
import { deadMailServer, queueMails, setMail } from './queued-mail.ts';
import { pdf } from './sample-files.ts';
import { storedDocument } from './stored-document.ts';

/** A survey record. */
async function survey(test: TestCore): Promise<{ id: number; version: number }> {
  const unitId = (await unit(test)).id;
  return test.as('administrator').compliance.recordTest({ unitId, type: 'Annual', testDate: '2026-01-15' });
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

/** Working calls of everything around surveys; part of the one table of examples. */
export const surveyCallExamples: Readonly<Record<string, Example>> = {
  'history.list': async (test) => ({ entity: 'unit', entityId: (await unit(test)).id }),
  'search.find': () => ({ text: 'ct north' }),
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
  'documents.thumbnails': async (test) => ({ ids: [(await unitDocument(test)).id] }),
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
