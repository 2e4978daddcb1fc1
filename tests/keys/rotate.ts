import { type DataFiles, dataFiles } from '../../main/database/data-files.ts';
import type { OpenedData } from '../../main/database/open-outcome.ts';
import { hostKeyPlaces } from '../../main/keys/host-key.ts';
import { saveKeyring } from '../../main/keys/keyring-file.ts';
import { prepareNextKey } from '../../main/keys/next-key.ts';
import { presentKeyring } from '../../main/keys/present-keyring.ts';
import { reachSlots } from '../../main/keys/reach-slots.ts';
import type { Ports } from '../../main/ports.ts';
import { type RotationStep, rotateFiles } from '../../main/rotation/rotate-files.ts';

/** The keys of an exchange that the keyring on disk is ready for. */
export interface PreparedRotation {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly authentication: Buffer;
}

/** Puts a next key into the keyring of open data, as the service does. */
export async function prepareRotation(ports: Ports, { keys }: OpenedData): Promise<PreparedRotation> {
  const files = dataFiles(ports.paths.data);
  const { authentication } = keys;
  const keyring = presentKeyring(files.keyring, authentication);
  const sources = { vault: ports.keyVault, hostKeys: hostKeyPlaces(files.hostKey, {}) };
  const { slots } = await reachSlots({ keyring, authentication, open: keys.openSlot(), sources });
  const created = ports.clock.now().toISOString();
  const prepared = prepareNextKey(keyring, 'database', slots, { random: ports.random, created });
  saveKeyring(files.keyring, prepared.keyring, authentication);
  return { from: Buffer.from(keys.database), to: prepared.key, authentication: Buffer.from(authentication) };
}

/** Exchanges the key of closed data. */
export function rotate(files: DataFiles, prepared: PreparedRotation, onStep?: (step: RotationStep) => void): void {
  rotateFiles({ files, ...prepared, now: new Date(), onStep });
}
