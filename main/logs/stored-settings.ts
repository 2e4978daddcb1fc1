import { LogSettings, logDefaults } from '../../shared/logs.ts';
import type { LogsRepository } from './repository.ts';

const Document = LogSettings.omit({ version: true }).partial();

/** How the log is kept now; what nobody has decided has its default, and version 0 says that nothing was ever stored. */
export function logSettingsOf(repository: Pick<LogsRepository, 'read'>): LogSettings {
  const row = repository.read();
  const stored = row ? Document.parse(JSON.parse(row.document)) : {};
  // as: a part that is absent has the default laid under it; none of them can be stored as undefined.
  return { ...logDefaults, ...stored, version: row?.version ?? 0 } as LogSettings;
}
