import type { NetworkSettings } from '../../shared/network.ts';
import type { TestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';

/** Stores that other devices are let in, as the pages about the network would; nothing listens. */
export async function letIn(test: TestCore, settings: Partial<NetworkSettings> = {}): Promise<void> {
  const db = await openDatabaseOf(test.folder);
  const document = JSON.stringify({ enabled: true, publicName: 'rems.clinic.example', ...settings });
  db.prepare(
    `INSERT INTO settings (section, document, updated_at) VALUES ('network', ?, '2026-01-01T00:00:00.000Z')
     ON CONFLICT (section) DO UPDATE SET document = excluded.document`,
  ).run(document);
  db.close();
}
