import type { TestCore } from './core.ts';
import type { Example } from './example-records.ts';

/** What is entered of somebody who does not exist. */
export const examplePatient = {
  ipp: '0012345',
  sex: 'F',
  firstName: 'Jeanne',
  lastName: 'Exemple',
  birthDate: '1980-02-01',
};

async function patient(test: TestCore) {
  const { id } = await test.as('principal-investigator').patients.create(examplePatient);
  return test.as('principal-investigator').patients.get({ id });
}

async function archived(test: TestCore) {
  const { id, version } = await patient(test);
  return test.as('principal-investigator').patients.archive({ id, version, reason: 'Withdrew consent' });
}

/** Working calls on the records of patients, by somebody who may. */
export const patientCallExamples: Readonly<Record<string, Example>> = {
  'patients.preview': () => ({}),
  'patients.duplicates': () => ({ ipp: '0012345' }),
  'patients.create': () => examplePatient,
  'patients.list': async (test) => {
    await patient(test);
    return { sort: [{ key: 'identifier' }] };
  },
  'patients.get': async (test) => ({ id: (await patient(test)).id }),
  'patients.reveal': async (test) => ({ ids: [(await patient(test)).id] }),
  'patients.changes': async (test) => ({ id: (await patient(test)).id }),
  'patients.revealChange': async (test) => {
    const { id, version } = await patient(test);
    const investigator = test.as('principal-investigator');
    await investigator.patients.correct({ id, version, reason: 'Read from the passport', lastName: 'Exempel' });
    const { items } = await investigator.patients.changes({ id });
    return { id, changeId: items[0]?.id ?? 0 };
  },
  'patients.correct': async (test) => {
    const { id, version } = await patient(test);
    return { id, version, reason: 'Read from the passport', lastName: 'Exempel' };
  },
  'patients.archive': async (test) => {
    const { id, version } = await patient(test);
    return { id, version, reason: 'Withdrew consent' };
  },
  'patients.restore': async (test) => {
    const { id, version } = await archived(test);
    return { id, version };
  },
};
