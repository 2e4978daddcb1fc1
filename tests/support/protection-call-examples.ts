import { type TestCore, temporaryFolder } from './core.ts';
import { damagedRecord, setAsideRecord } from './damaged-record.ts';
import type { Example } from './example-records.ts';
import { restoreCallExamples } from './restore-call-examples.ts';

const none: Example = () => ({});

const madeSet = async (test: TestCore) => ({ set: (await test.as('operator').backup.run({})).set });
const place = (test: TestCore) =>
  test.as('operator').backup.addDestination({ label: 'Share', path: temporaryFolder(), removable: false });

const backup: Readonly<Record<string, Example>> = {
  'backup.state': none,
  'backup.run': none,
  'backup.sets': none,
  'backup.runs': none,
  'backup.verify': madeSet,
  'backup.drill': madeSet,
  'backup.pin': async (test) => ({ ...(await madeSet(test)), pinned: true }),
  'backup.saveSettings': async (test) => ({
    ...(await test.as('operator').backup.state({})).settings,
    times: ['02:00', '14:30'],
  }),
  'backup.addDestination': () => ({ label: 'Share', path: temporaryFolder(), removable: false }),
  'backup.removeDestination': async (test) => ({ id: (await place(test)).id }),
  'backup.copy': async (test) => {
    const { id } = await place(test);
    await madeSet(test);
    return { destinationId: id };
  },
};

const keys: Readonly<Record<string, Example>> = {
  'keys.overview': none,
  'keys.proveSheet': async (test) => {
    const { groups } = await test.atConsole('operator').keys.renewSheet({});
    return { recoveryKey: groups.join('-') };
  },
  'keys.renewSheet': none,
  'keys.sheetPdf': async (test) => {
    const { sheetId } = await test.atConsole('operator').keys.renewSheet({});
    return { sheetId, language: 'en' };
  },
  'keys.confirmSheet': async (test) => {
    const { sheetId, groups, confirm } = await test.atConsole('operator').keys.renewSheet({});
    return { sheetId, confirm: confirm.map((index) => ({ index, text: groups[index] ?? '' })) };
  },
  'keys.rotateDatabaseKey': none,
  'keys.rotateDocumentKey': none,
  'keys.rotateIdentityKeys': none,
};

const damage: Readonly<Record<string, Example>> = {
  'damage.list': none,
  'damage.scan': none,
  'damage.tryKeys': async (test) => ({ ids: [await damagedRecord(test)] }),
  'damage.quarantine': async (test) => ({ ids: [await damagedRecord(test)], reason: 'in the way' }),
  'damage.release': async (test) => ({ ids: [await setAsideRecord(test)] }),
  'damage.remove': async (test) => ({ ids: [await setAsideRecord(test)], confirm: '1', reason: 'nothing opens it' }),
};

const audit: Readonly<Record<string, Example>> = {
  'audit.list': none,
  'audit.entry': () => ({ seq: 1 }),
  'audit.facets': none,
  'audit.verify': none,
  'audit.progress': none,
  'audit.settings': none,
  'audit.reviews': none,
  'audit.review': () => ({ toSeq: 1 }),
  'audit.export': () => ({ format: 'csv' }),
  'audit.saveSettings': () => ({ version: 0, keepYears: 10, copyFolder: null, reviewDays: 7 }),
  'audit.archive': async (test) => {
    await test.as('operator').audit.saveSettings({ version: 0, keepYears: 6, copyFolder: null, reviewDays: null });
    return {};
  },
  'audit.unusual': none,
};

const logs: Readonly<Record<string, Example>> = {
  'logs.read': none,
  'logs.files': none,
  'logs.settings': none,
  'logs.saveSettings': async (test) => ({ ...(await test.as('administrator').logs.settings({})), level: 'debug' }),
  'logs.diagnostics': none,
};

const health: Readonly<Record<string, Example>> = {
  'health.overview': none,
  'health.check': none,
  'health.timeline': none,
};

const readiness: Readonly<Record<string, Example>> = {
  'readiness.checks': none,
  'readiness.run': none,
  'readiness.mend': () => ({ id: 'permissions' }),
  'readiness.checklist': () => ({ language: 'en' }),
  'readiness.recoveryPlan': () => ({ language: 'fr' }),
  'readiness.signOff': () => ({ note: 'After the move to the new room' }),
  'readiness.signOffs': none,
};

const maintenance: Readonly<Record<string, Example>> = {
  'maintenance.tasks': none,
  'maintenance.history': none,
  'maintenance.complete': () => ({ task: 'policies' }),
  'maintenance.reopen': async (test) => {
    await test.as('administrator').maintenance.complete({ task: 'policies' });
    return { task: 'policies' };
  },
  'maintenance.accessReview': none,
  'maintenance.signAccessReview': none,
};

/** Valid calls of what protects the data, a part for each feature. */
export const protectionCallExamples: Readonly<Record<string, Example>> = {
  ...backup,
  ...restoreCallExamples,
  ...keys,
  ...damage,
  ...audit,
  ...logs,
  ...health,
  ...readiness,
  ...maintenance,
};
