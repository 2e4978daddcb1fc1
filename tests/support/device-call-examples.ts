import { enrolled } from './enrolled.ts';
import type { Example } from './example-records.ts';

/** Valid calls of `devices`. */
export const deviceCallExamples: Readonly<Record<string, Example>> = {
  'devices.status': () => ({}),
  'devices.enrol': async (test) => {
    const { code } = await test.as('administrator').devices.createCode({ name: 'Reading room 2' });
    return { code };
  },
  'devices.list': () => ({}),
  'devices.createCode': () => ({ name: 'Reading room 2' }),
  'devices.revoke': async (test) => ({ id: (await enrolled(test)).id }),
};
