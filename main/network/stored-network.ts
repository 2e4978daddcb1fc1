import { z } from 'zod';
import { NetworkSettings, networkDefaults } from '../../shared/network.ts';
import type { NetworkRepository } from './repository.ts';

const Document = NetworkSettings.partial().extend({ protecting: z.boolean().optional() });

/** What holds now, defaults where nobody has decided. */
export interface StoredNetwork {
  readonly settings: NetworkSettings;
  /** 0 while nobody has changed them. */
  readonly version: number;
  /** Under attack (row 004-118). */
  readonly protecting: boolean;
}

/** What was sent of the settings; what is absent stays as it is. */
export type NetworkChange = { readonly [K in keyof NetworkSettings]?: NetworkSettings[K] | undefined };

/** Reads the document. */
export function storedNetwork(repository: Pick<NetworkRepository, 'read'>): StoredNetwork {
  const row = repository.read();
  const { protecting = false, ...chosen } = row ? Document.parse(JSON.parse(row.document)) : {};
  return { settings: laidOver(networkDefaults, chosen), version: row?.version ?? 0, protecting };
}

/** The document to write. */
export function documentOf({ settings, protecting }: Pick<StoredNetwork, 'settings' | 'protecting'>): string {
  return JSON.stringify({ ...settings, protecting });
}

/** Settings with what was sent of them. */
export function laidOver(settings: NetworkSettings, sent: NetworkChange): NetworkSettings {
  const present = Object.entries(sent).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(present) };
}

/** Old and new values of what differs. */
export function changesBetween(
  old: NetworkSettings,
  next: NetworkSettings,
): Record<string, { old: unknown; new: unknown }> {
  // as: the object has the keys of its type and no others.
  const keys = Object.keys(next) as (keyof NetworkSettings)[];
  const changed = keys.filter((key) => JSON.stringify(next[key]) !== JSON.stringify(old[key]));
  return Object.fromEntries(changed.map((key) => [key, { old: old[key], new: next[key] }]));
}
