import type { z } from 'zod';
import { NetworkSettings } from '../../shared/network.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

const Chosen = NetworkSettings.pick({ enabled: true, certificate: true, names: true, publicName: true }).partial();

/** What the settings of the network say about certificates; what is absent was never chosen. */
export type ChosenNetwork = z.infer<typeof Chosen>;

/** SQL of the certificates: they are files, only what is chosen among them is in the settings. */
export function createCertificatesRepository(db: Db) {
  const network = createSettingsSection(db, 'network');
  return {
    chosen(): ChosenNetwork {
      const row = network.read();
      return row ? Chosen.parse(JSON.parse(row.document)) : {};
    },
  };
}

/** The repository of {@link createCertificatesRepository}. */
export type CertificatesRepository = ReturnType<typeof createCertificatesRepository>;
