import type { Db } from '../database/connection.ts';
import { createSettingsSection, type SettingsSection } from '../database/settings-section.ts';

/** The directory: one section of the settings, whose secret is the sealed password of the service account. */
export function createDirectoryRepository(db: Db): DirectoryRepository {
  return createSettingsSection(db, 'directory');
}

/** The repository of {@link createDirectoryRepository}. */
export type DirectoryRepository = Pick<SettingsSection, 'read' | 'write'>;
