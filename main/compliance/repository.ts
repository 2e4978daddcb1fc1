import type { Db } from '../database/connection.ts';
import { createSettingsSection, type SettingsSection } from '../database/settings-section.ts';

/** The decisions about surveys: one section of the settings. */
export function createSettingsRepository(db: Db): SettingsRepository {
  return createSettingsSection(db, 'compliance');
}

/** The repository of {@link createSettingsRepository}. */
export type SettingsRepository = Pick<SettingsSection, 'read' | 'write'>;
