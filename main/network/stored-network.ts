import { z } from 'zod';
import { NetworkSettings, networkDefaults } from '../../shared/network.ts';
import { valuesIn } from '../settings/settings-values.ts';
import type { NetworkRepository } from './repository.ts';

const Document = NetworkSettings.extend({ protecting: z.boolean() }).partial();
const defaults = { ...networkDefaults, protecting: false };

/** What holds now, defaults where nobody has decided. */
export interface StoredNetwork {
  readonly settings: NetworkSettings;
  /** 0 while nobody has changed them. */
  readonly version: number;
  /** Under attack (row 004-118). */
  readonly protecting: boolean;
}

/** Reads the document. */
export function storedNetwork(repository: Pick<NetworkRepository, 'read'>): StoredNetwork {
  const row = repository.read();
  const { protecting, ...settings } = valuesIn(row, { defaults, document: Document });
  return { settings, version: row?.version ?? 0, protecting };
}

/** The document to write. */
export function documentOf({ settings, protecting }: Pick<StoredNetwork, 'settings' | 'protecting'>): string {
  return JSON.stringify({ ...settings, protecting });
}
