import { hostname, networkInterfaces } from 'node:os';
import { isLoopback } from './arguments.ts';

/** The names a certificate must cover for a listener on `host`: this machine's own, and the addresses it is reached under. */
export function certificateNames(host: string): string[] {
  const names = new Set(['localhost', '127.0.0.1', '::1']);
  if (isLoopback(host)) {
    if (host !== 'localhost') names.add(host);
    return [...names];
  }
  names.add(hostname().toLowerCase());
  if (host !== '0.0.0.0' && host !== '::') return [...names.add(host)];
  for (const entry of Object.values(networkInterfaces()).flat()) {
    // Link-local addresses carry a zone, which no certificate and no address bar can name.
    if (entry && !entry.internal && !entry.address.startsWith('fe80:')) names.add(entry.address);
  }
  return [...names];
}
