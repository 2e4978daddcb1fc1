import type { Db } from '../database/connection.ts';
import { createSettingsSection, type SettingsSection } from '../database/settings-section.ts';

/** The rules of access: one section of the settings. */
export function createAccessRepository(db: Db): AccessRepository {
  return createSettingsSection(db, 'access');
}

/** The repository of {@link createAccessRepository}. */
export type AccessRepository = Pick<SettingsSection, 'read' | 'write'>;
