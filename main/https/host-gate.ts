import { AppError } from '../../shared/contract/errors.ts';
import { appHost } from './profile.ts';
import type { Rule } from './rule.ts';

/**
 * Before everything else: whoever reaches this machine under a name that is not on its certificate is turned away.
 * A page of another site that rebinds its name to this address gets no further (row L5).
 */
export const hostGate: Rule = ({ arrival }) => {
  if (!isOurs(arrival.claimedHosts ?? [], arrival.hosts ?? new Set())) throw misdirected();
  return undefined;
};

/** The same in the desktop window, whose scheme has one host. */
export const windowHostGate: Rule = ({ url }) => {
  if (new URL(url).host !== appHost) throw misdirected();
  return undefined;
};

function misdirected(): AppError {
  return new AppError(
    'MISDIRECTED',
    'This installation does not answer under that name. Use the address it shows on its screen.',
  );
}

/** Every name a request claims must be ours, and all must be the same one; none at all is refused too. */
export function isOurs(claimed: readonly string[], hosts: ReadonlySet<string>): boolean {
  const name = claimed[0]?.toLowerCase();
  return name !== undefined && hosts.has(name) && claimed.every((other) => other.toLowerCase() === name);
}

/** The `host:port` names of a certificate; the port is left out as well where browsers leave it out. */
export function hostsOf(names: readonly string[], port: number): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const name of names) {
    const host = name.includes(':') ? `[${name}]` : name.toLowerCase();
    hosts.add(`${host}:${port}`);
    if (port === 443) hosts.add(host);
  }
  return hosts;
}
