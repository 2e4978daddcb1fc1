import type { TestCore } from './core.ts';
import { type Example, unit } from './example-records.ts';
import { examplePatient } from './patient-call-examples.ts';

const values = {
  on: '2020-02-01',
  procedure: 'CT thorax',
  dose: { quantity: 'DLP', value: 320, unit: 'mGy·cm' },
  note: 'Repeated, the patient moved',
};

async function patient(test: TestCore) {
  return test.as('principal-investigator').patients.create(examplePatient);
}

async function examination(test: TestCore) {
  const patientId = (await patient(test)).id;
  const unitId = (await unit(test)).id;
  return test.as('principal-investigator').examinations.create({ patientId, unitId, ...values });
}

/** Working calls of the examinations, and of what is taken away of patients. */
export const examinationCallExamples: Readonly<Record<string, Example>> = {
  'patients.export': async (test) => {
    await patient(test);
    return { identities: true, bom: true };
  },
  'patients.printList': async (test) => {
    await patient(test);
    return { identities: false, language: 'fr' };
  },
  'patients.labels': async (test) => ({ id: (await patient(test)).id }),
  'patients.printLabel': async (test) => ({ id: (await patient(test)).id, size: '50x25' }),
  'examinations.ofPatient': async (test) => ({ patientId: (await examination(test)).patient.id }),
  'examinations.ofUnit': async (test) => ({ unitId: (await examination(test)).unit.id, from: '2020-01-01' }),
  'examinations.units': async (test) => {
    await unit(test);
    return { search: 'sn-1' };
  },
  'examinations.create': async (test) => ({
    patientId: (await patient(test)).id,
    unitId: (await unit(test)).id,
    ...values,
  }),
  'examinations.update': async (test) => {
    const { id, version } = await examination(test);
    return { id, version, note: null };
  },
  'examinations.void': async (test) => {
    const { id, version } = await examination(test);
    return { id, version, reason: 'Another patient' };
  },
  'examinations.unvoid': async (test) => {
    const { id, version } = await examination(test);
    const voided = await test
      .as('principal-investigator')
      .examinations.void({ id, version, reason: 'Another patient' });
    return { id, version: voided.version };
  },
};
