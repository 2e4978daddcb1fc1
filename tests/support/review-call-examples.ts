import type { TestCore } from './core.ts';
import type { Example } from './example-records.ts';
import { examplePatient } from './patient-call-examples.ts';

/** The same name and birth date under another hospital number. */
const entry = { ...examplePatient, ipp: '0099999' };

/** A study in which the investigator is a member like anybody else, with a patient whom they may not see. */
async function narrowStudy(test: TestCore) {
  const { accounts, studies } = test.as('administrator');
  const { id, version } = await studies.create({ name: 'Narrow', prefix: 'NARROW', everyone: false });
  const members = await Promise.all(
    ['user', 'principal-investigator'].map(async (account) => ({
      accountId: (await accounts.get({ account })).id,
      role: 'member' as const,
    })),
  );
  await studies.setMembers({ id, version, members });
  await test.as('user').patients.create({ ...examplePatient, studyId: id });
  return { ...entry, studyId: id };
}

/** A review that the investigator may decide. */
async function waiting(test: TestCore) {
  await test.as('principal-investigator').patients.create(examplePatient);
  return test.as('user').patients.askReview(entry);
}

/** Working calls of the reviews of patients. */
export const reviewCallExamples: Readonly<Record<string, Example>> = {
  'patients.askReview': narrowStudy,
  'patients.reviews': async (test) => {
    await waiting(test);
    return { open: true };
  },
  'patients.revealReview': async (test) => ({ id: (await waiting(test)).id }),
  'patients.decideReview': async (test) => {
    const { id } = await waiting(test);
    return { id, version: 1, decision: 'other', answer: null };
  },
  'patients.withdrawReview': async (test) => {
    const { id } = await test.as('principal-investigator').patients.askReview(await narrowStudy(test));
    return { id, version: 1 };
  },
};
