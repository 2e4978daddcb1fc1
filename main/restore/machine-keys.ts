import { unwrapUsable } from '../keys/data-keys.ts';
import type { Environment } from '../keys/host-key.ts';
import { hostKeyPlaces } from '../keys/host-key.ts';
import { isGenuine, type ReadKeyring } from '../keys/keyring.ts';
import { unlock } from '../keys/unlock.ts';
import type { Ports } from '../ports.ts';
import type { OwnKeys } from './stage-task.ts';

/**
 * What this machine, or a typed recovery key, gets out of a keyring; undefined when it does not open. Reads only.
 * @param read the keyring of the data folder, or the one inside a set
 */
export async function keysFrom(
  read: ReadKeyring,
  sources: {
    readonly ports: Ports;
    readonly hostKey: string;
    readonly environment: Environment;
    readonly recoveryKey: Buffer | undefined;
  },
): Promise<OwnKeys | undefined> {
  const { ports, hostKey, environment, recoveryKey } = sources;
  const places = hostKeyPlaces(hostKey, environment);
  const unlocked = await unlock(read.keyring, { recoveryKey, vault: ports.keyVault, hostKeys: places });
  if (!unlocked.ok) return undefined;
  const database = unwrapUsable(read.keyring, unlocked.open, 'database');
  const authentication = unwrapUsable(read.keyring, unlocked.open, 'authentication');
  unlocked.open.kek.fill(0);
  if (typeof database === 'string' || typeof authentication === 'string') return undefined;
  const [first] = database;
  const [parent] = authentication;
  return first && parent && isGenuine(read, parent) ? { database: first, authentication: parent } : undefined;
}
