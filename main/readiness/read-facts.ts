import { z } from 'zod';
import type { Db } from '../database/connection.ts';

const Section = z.record(z.string(), z.unknown());

/** What a section of the settings says, as it is stored; undefined while nobody has changed it. */
export function settingOf(db: Db, section: string): Readonly<Record<string, unknown>> | undefined {
  const document = db.prepare<[string], string>('SELECT document FROM settings WHERE section = ?').pluck().get(section);
  if (document === undefined) return undefined;
  const read = Section.safeParse(parsed(document));
  return read.success ? read.data : undefined;
}

/** When the trail last shows an action with this new value of a field. */
export function lastAt(
  db: Db,
  { entity, action, field, value }: { entity: string; action: string; field: string; value: boolean },
): string | undefined {
  return db
    .prepare<[string, string, string, number], string>(
      `SELECT at FROM audit WHERE entity = ? AND action = ? AND json_extract(changes, '$.' || ? || '.new') = ?
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
    .get(entity, action, field, value ? 1 : 0);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The check of the secrets says which section does not read.
    return undefined;
  }
}
