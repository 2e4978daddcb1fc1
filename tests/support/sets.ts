import { join } from 'node:path';
import { dataFiles } from '../../main/database/data-files.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { readKeyringFile } from '../../main/keys/keyring-file.ts';
import { recoveryKeyFromEscrow } from '../../main/keys/new-keyring.ts';
import { formatRecoveryKey } from '../../main/keys/recovery-key.ts';
import type { Clock } from '../../main/ports.ts';
import { keysFrom } from '../../main/restore/machine-keys.ts';
import { makeSet } from '../../main/sets/make-set.ts';
import { proveSet } from '../../main/sets/prove-set.ts';
import type { SetKind } from '../../shared/backup.ts';
import { memoryLog, testPorts } from './ports.ts';

/** The keys of a data folder as its own machine gets at them. */
export async function keysOf(folder: string, clock: Clock) {
  const files = dataFiles(folder);
  const read = readKeyringFile(files.keyring);
  const ports = testPorts({ folder, clock, log: memoryLog() });
  const sources = { ports, hostKey: files.hostKey, environment: {}, recoveryKey: undefined };
  const keys = read.state === 'intact' ? await keysFrom(read, sources) : undefined;
  if (read.state !== 'intact' || keys === undefined) throw new Error('the keyring does not open');
  const recovery = recoveryKeyFromEscrow(read.keyring, keys.authentication);
  if (recovery === undefined) throw new Error('the recovery key does not come out of escrow');
  return { ...keys, recoveryKey: formatRecoveryKey(recovery), files };
}

/** Makes a set of a data folder and proves it; answers its name and folder. */
export async function makeProvenSet(folder: string, clock: Clock, kind: SetKind = 'manual') {
  const keys = await keysOf(folder, clock);
  const { files } = keys;
  const made = makeSet({ files, keys, kind, clock, random: systemRandom, appVersion: '0.0.0-test' });
  const proof = proveSet({ folder: made.folder, keys, clock, record: true });
  if (!proof.ok) throw new Error(`the set does not hold: ${proof.checks.at(-1)?.evidence}`);
  return { name: made.name, folder: join(files.backups, made.name), recoveryKey: keys.recoveryKey };
}
