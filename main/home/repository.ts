import type { Db } from '../database/connection.ts';

/** An audit entry on its way to the screen. */
export interface RecentRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string | null;
  readonly changes: string;
  readonly label: string | null;
}

/** How many audit entries back the recent changes are looked for. */
const recentWindow = 5000;

/** SQL of the home page. */
export function createHomeRepository(db: Db) {
  // Rows that an import wrote one by one are summed up by the import's own entry. Only the newest entries are looked through:
  // an index of its own would make every audited write dearer.
  const recent = db.prepare<[number], RecentRow>(
    `SELECT a.seq, a.at, a.actor, a.action, a.entity, a.entity_id, a.changes,
       CASE a.entity
         WHEN 'unit' THEN (SELECT c.name || coalesce(' ' || u.model, '') FROM units u JOIN classes c ON c.id = u.class_id WHERE u.id = CAST(a.entity_id AS INTEGER))
         WHEN 'person' THEN (SELECT name FROM people WHERE id = CAST(a.entity_id AS INTEGER))
         WHEN 'import' THEN (SELECT file_name FROM imports WHERE id = CAST(a.entity_id AS INTEGER))
         WHEN 'lookup' THEN CASE substr(a.entity_id, 1, instr(a.entity_id, ':') - 1)
           WHEN 'class' THEN (SELECT name FROM classes WHERE id = CAST(substr(a.entity_id, instr(a.entity_id, ':') + 1) AS INTEGER))
           WHEN 'subclass' THEN (SELECT name FROM subclasses WHERE id = CAST(substr(a.entity_id, instr(a.entity_id, ':') + 1) AS INTEGER))
           WHEN 'manufacturer' THEN (SELECT name FROM manufacturers WHERE id = CAST(substr(a.entity_id, instr(a.entity_id, ':') + 1) AS INTEGER))
           WHEN 'department' THEN (SELECT name FROM departments WHERE id = CAST(substr(a.entity_id, instr(a.entity_id, ':') + 1) AS INTEGER))
           WHEN 'facility' THEN (SELECT name FROM facilities WHERE id = CAST(substr(a.entity_id, instr(a.entity_id, ':') + 1) AS INTEGER))
         END
       END AS label
     FROM audit a
     WHERE a.seq > (SELECT max(seq) FROM audit) - ${recentWindow} AND (a.import_id IS NULL OR a.entity = 'import') AND a.entity IN ('unit', 'person', 'lookup', 'import')
     ORDER BY a.seq DESC LIMIT ?`,
  );
  return {
    recent: (limit: number) => recent.all(limit),
  };
}

/** The repository of {@link createHomeRepository}. */
export type HomeRepository = ReturnType<typeof createHomeRepository>;
