import { readFileSync } from 'node:fs';
import { pairOnDisk, sendFiles } from './certificate-desk.ts';
import type { TestCore } from './core.ts';
import type { Example } from './example-records.ts';

const order = { subject: { commonName: 'rems.clinic.example' }, names: ['rems.clinic.example'], key: 'P-256' as const };

async function sentPair(test: TestCore) {
  const { certificatePath, keyPath } = pairOnDisk();
  return { uploadIds: await sendFiles(test, [readFileSync(certificatePath), readFileSync(keyPath)]) };
}

/** Valid calls of `certificates`. */
export const certificateCallExamples: Readonly<Record<string, Example>> = {
  'certificates.state': () => ({}),
  'certificates.authority': async (test) => {
    await test.atConsole('administrator').certificates.issue({});
    return {};
  },
  'certificates.issue': () => ({}),
  'certificates.selfSign': () => ({ names: ['rems.clinic.example', '10.0.0.5'] }),
  'certificates.request': () => order,
  'certificates.requestFile': async (test) => {
    await test.atConsole('administrator').certificates.request(order);
    return {};
  },
  'certificates.beginUpload': () => ({ size: 1200 }),
  'certificates.inspect': sentPair,
  'certificates.import': sentPair,
  'certificates.useFiles': () => pairOnDisk(),
  'certificates.reload': () => ({}),
  'certificates.remove': async (test) => {
    await test.atConsole('administrator').certificates.import(await sentPair(test));
    return { what: 'imported' };
  },
};
