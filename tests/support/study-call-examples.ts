import type { TestCore } from './core.ts';
import type { Example } from './example-records.ts';

const fields = { name: 'Breast biobank', prefix: 'BREAST', everyone: false };
const reason = 'Recruitment has ended';

async function study(test: TestCore) {
  const { id, version } = await test.as('administrator').studies.create(fields);
  return { id, version };
}

/** Working calls of studies, and of how the registry works here. */
export const studyCallExamples: Readonly<Record<string, Example>> = {
  'studies.list': () => ({}),
  'studies.get': async (test) => ({ id: (await study(test)).id }),
  'studies.accounts': () => ({ search: 'user' }),
  'studies.create': () => fields,
  'studies.update': async (test) => ({ ...(await study(test)), prefix: 'BREAST2' }),
  'studies.setMembers': async (test) => {
    const { id } = await test.as('administrator').accounts.get({ account: 'user' });
    return { ...(await study(test)), members: [{ accountId: id, role: 'member' }] };
  },
  'studies.archive': async (test) => ({ ...(await study(test)), reason }),
  'studies.reactivate': async (test) => {
    const { id, version } = await test.as('administrator').studies.archive({ ...(await study(test)), reason });
    return { id, version };
  },
  'studies.raiseCounter': async (test) => ({
    id: (await study(test)).id,
    year: 2025,
    last: 120,
    reason: 'Issued on the machine that broke',
  }),
  'patients.choices': () => ({}),
  'patients.settings': () => ({}),
  'patients.saveSettings': () => ({ version: 0, revealReason: 'required' }),
};
