import { isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import { NetworkSettings, networkDefaults } from '../../shared/network.ts';
import type { Db } from '../database/connection.ts';

const Document = NetworkSettings.partial();

/** Under which address others open the app, read at every call: `https://name:port`; null while they are not let in. */
export function createPublicUrl(db: Db): () => string | null {
  const read = db.prepare<[], string>("SELECT document FROM settings WHERE section = 'network'").pluck();
  return () => {
    const document = read.get();
    if (document === undefined) return null;
    const settings = { ...networkDefaults, ...Document.parse(JSON.parse(document)) };
    if (!settings.enabled) return null;
    const name = settings.publicName ?? hostname().toLowerCase();
    return `https://${isIPv6(name) ? `[${name}]` : name}:${settings.port}`;
  };
}
