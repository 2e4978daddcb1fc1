import { AccessSettings } from '../../shared/access.ts';
import type { Db } from '../database/connection.ts';
import { createAccessRepository } from './repository.ts';

const Document = AccessSettings.pick({ clinicName: true }).partial();

/** What the clinic calls itself, for whatever is printed. */
export interface ClinicNameRules {
  /** Null while nobody has said. */
  clinicName(): string | null;
}

/** The name on one connection. */
export function createClinicNameRules(db: Db): ClinicNameRules {
  const repository = createAccessRepository(db);
  return {
    clinicName() {
      const row = repository.read();
      return row ? (Document.parse(JSON.parse(row.document)).clinicName ?? null) : null;
    },
  };
}
