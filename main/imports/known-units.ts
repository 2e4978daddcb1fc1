import type { Db } from '../database/connection.ts';

/** Every unit and how rows about it are labelled: class, model, serial number. Read once per run: a file names the same units again and again. */
export function readKnownUnits(db: Db): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[], { id: number; className: string; model: string | null; serialNumber: string | null }>(
      `SELECT u.id, c.name AS className, u.model, u.serial_number AS serialNumber FROM units u JOIN classes c ON c.id = u.class_id`,
    )
    .all();
  return new Map(
    rows.map(({ id, className, model, serialNumber }) => [
      id,
      [className, model, serialNumber].filter((part) => part !== null).join(', '),
    ]),
  );
}
