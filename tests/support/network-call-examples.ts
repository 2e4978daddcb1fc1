import type { Example } from './example-records.ts';

/** Working calls of `network.*`; see {@link ./call-examples.ts}. */
export const networkCallExamples: Readonly<Record<string, Example>> = {
  'network.state': () => ({}),
  'network.check': () => ({ scope: 'loopback', port: 8443 }),
  'network.save': () => ({ version: 0, enabled: true, scope: 'loopback', names: ['rems.clinic.example'] }),
  'network.restart': () => ({}),
  'network.protect': () => ({ on: true }),
  'network.connected': () => ({}),
  'network.drop': () => ({ address: '192.168.10.20' }),
  'network.test': () => ({}),
  'network.startWithComputer': () => ({ on: true }),
};
