import { existsSync } from 'node:fs';
import type { z } from 'zod';
import type { NetworkSettings, networkContract } from '../../shared/network.ts';

type Firewall = z.output<(typeof networkContract)['state']['output']>['firewall'];

/** Under which the rule is found again. */
const rule = 'REMS Workstation';

/**
 * What an administrator of the system runs so that others reach the listener: exactly its ports, on Windows for exactly this program and
 * not in public networks. Null where nobody else is let in, and where a system asks by itself.
 */
export function firewallOf(
  { scope, port, redirectPort }: Pick<NetworkSettings, 'scope' | 'port' | 'redirectPort'>,
  system: { readonly platform: NodeJS.Platform; readonly program: string; readonly has?: (file: string) => boolean },
): Firewall {
  if (scope === 'loopback') return null;
  const ports = [port, ...(redirectPort === null ? [] : [redirectPort])];
  const has = system.has ?? existsSync;
  if (system.platform === 'win32') {
    const program = system.program.replaceAll("'", "''");
    return {
      system: 'windows',
      open: `New-NetFirewallRule -DisplayName '${rule}' -Direction Inbound -Action Allow -Protocol TCP -LocalPort ${ports.join(',')} -Program '${program}' -Profile Domain,Private`,
      close: `Remove-NetFirewallRule -DisplayName '${rule}'`,
    };
  }
  if (system.platform !== 'linux') return null;
  if (has('/usr/bin/firewall-cmd')) {
    const change = (verb: 'add' | 'remove') =>
      `sudo firewall-cmd --permanent ${ports.map((one) => `--${verb}-port=${one}/tcp`).join(' ')} && sudo firewall-cmd --reload`;
    return { system: 'linux', open: change('add'), close: change('remove') };
  }
  const to = `proto tcp to any port ${ports.join(',')}`;
  return { system: 'linux', open: `sudo ufw allow ${to}`, close: `sudo ufw delete allow ${to}` };
}
