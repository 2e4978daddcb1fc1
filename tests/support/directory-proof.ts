import { createNameLookup } from '../../main/directory/name-lookup.ts';
import type { Proof } from '../../main/directory/prove.ts';
import { proveAtServers } from '../../main/directory/prove.ts';
import { createTrust } from '../../main/directory/trust-rules.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { permissionsOf } from '../../shared/contract/permissions.ts';
import type { DirectorySettings } from '../../shared/directory.ts';
import { clinic } from './directory/clinic.ts';
import { testClock } from './ports.ts';

/** Asks a directory as a sign-in does, without whitelist and throttle: for counts that signing in would make slow. */
export function proof(
  settings: DirectorySettings,
  username: string,
  password: string | null = clinic.password,
): Promise<Proof> {
  const servicePassword = settings.bindDn === null ? null : clinic.servicePassword;
  return proveAtServers({ settings, servicePassword }, username, password, {
    trust: createTrust(),
    lookup: createNameLookup(),
    clock: testClock(),
    random: systemRandom,
    rightsOf: (role) => [...permissionsOf([role])],
  });
}
