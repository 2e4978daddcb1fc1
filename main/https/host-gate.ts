import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../shared/contract/errors.ts';
import type { Exchange } from './exchange.ts';
import { appHost, type Profile } from './profile.ts';

/**
 * Before everything else: whoever reaches this machine under a name that is not on its certificate is turned away.
 * A page of another site that rebinds its name to this address gets no further (row L5).
 */
export function hostGate(kind: Profile['kind']): MiddlewareHandler<Exchange> {
  return async (c, next) => {
    const answered =
      kind === 'app'
        ? new URL(c.req.url).host === appHost
        : isOurs(c.env?.claimedHosts ?? [], c.env?.hosts ?? new Set());
    if (!answered) {
      throw new AppError(
        'MISDIRECTED',
        'This installation does not answer under that name. Use the address it shows on its screen.',
      );
    }
    await next();
  };
}

/** Every name a request claims must be ours, and all must be the same one; none at all is refused too. */
export function isOurs(claimed: readonly string[], hosts: ReadonlySet<string>): boolean {
  const names = new Set(claimed.map((name) => name.toLowerCase()));
  const [name] = names;
  return names.size === 1 && name !== undefined && hosts.has(name);
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
