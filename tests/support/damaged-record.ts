import type { TestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';

/** Breaks the stored password of the mail server and has it found; answers the id of the finding. */
export async function damagedRecord(test: TestCore): Promise<number> {
  const db = await openDatabaseOf(test.folder);
  db.prepare(
    "INSERT INTO settings (section, document, secret, updated_at) VALUES ('mail', '{}', 'broken', '2026-01-01T00:00:00.000Z')",
  ).run();
  db.close();
  const { damage } = test.as('operator');
  await damage.scan({});
  const { items } = await damage.list({ state: 'open' });
  return items[0]?.id ?? 0;
}

/** The same, set aside. */
export async function setAsideRecord(test: TestCore): Promise<number> {
  const id = await damagedRecord(test);
  await test.as('operator').damage.quarantine({ ids: [id], reason: 'in the way' });
  return id;
}
