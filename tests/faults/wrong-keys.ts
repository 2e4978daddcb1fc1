import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatRecoveryKey } from '../../main/keys/recovery-key.ts';
import type { Campaign } from './campaign.ts';
import { fingerprint, firstDifference } from './fingerprint.ts';
import { copyTo, createBase } from './installation.ts';
import { openCore } from './open.ts';

/** What may have happened to the keys, and the states that may follow. */
const losses = [
  'wrong key file',
  'no key file',
  'wrong sheet',
  'no keyring',
  'no key ring at all',
  'other keyring',
] as const;
const expected: Readonly<Record<(typeof losses)[number], readonly string[]>> = {
  'wrong key file': ['KEY_MISMATCH', 'KEY_UNAVAILABLE'],
  'no key file': ['KEY_UNAVAILABLE'],
  'wrong sheet': ['KEY_MISMATCH'],
  'no keyring': ['KEYRING_MISSING'],
  'no key ring at all': ['KEYRING_MISSING'],
  'other keyring': ['KEY_MISMATCH', 'KEY_UNAVAILABLE'],
};

/** Keys that are wrong, missing or of another installation. */
export const keys: Campaign = {
  name: 'wrong-keys',
  holds: 'Wrong, missing and foreign keys end in a state that says so; no byte of any file is changed.',
  quick: 18,
  long: 1000,
  weight: 3,
  async run({ base, folder, chance, count, inTime, failed }) {
    const data = join(folder, 'data');
    const other = await createBase(join(folder, 'other'), 1);
    const states: Record<string, number> = {};
    let rounds = 0;
    for (; rounds < count && inTime(); rounds += 1) {
      const loss = losses[rounds % losses.length] ?? chance.pick(losses);
      copyTo(base.folder, data);
      const keyFolder = join(data, 'keys');
      const keyrings = readdirSync(keyFolder).filter((name) => name.startsWith('keyring.json'));
      if (loss === 'no key file') rmSync(join(keyFolder, 'host.key'));
      if (loss === 'wrong key file' || loss === 'wrong sheet')
        writeFileSync(join(keyFolder, 'host.key'), `${randomBytes(32).toString('hex')}\n`);
      if (loss === 'no keyring') rmSync(join(keyFolder, 'keyring.json'));
      if (loss === 'no key ring at all') for (const name of keyrings) rmSync(join(keyFolder, name));
      if (loss === 'other keyring')
        for (const name of keyrings) copyFileSync(join(other.folder, 'keys', 'keyring.json'), join(keyFolder, name));
      const before = fingerprint(data);
      const recoveryKey = loss === 'wrong sheet' ? formatRecoveryKey(randomBytes(32)) : undefined;
      const opened = await openCore(data, { recoveryKey });
      const { state, message } = opened.core.state();
      const write = await opened.core.dispatch(
        'lookups.create',
        { kind: 'class', name: 'x' },
        {
          origin: 'cli',
          address: null,
          session: null,
          operator: { name: 'faults' },
        },
      );
      await opened.close();
      states[`${loss}: ${state}`] = (states[`${loss}: ${state}`] ?? 0) + 1;
      if (!expected[loss].includes(state)) failed(`${loss}: ${state}: ${message}`);
      if (write.ok) failed(`${loss}: a write was taken`);
      const changed = firstDifference(before, fingerprint(data));
      if (changed !== undefined) failed(`${loss}: changed ${changed}`);
    }
    return { rounds, facts: states };
  },
};
