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
  readonly unit_id: number | null;
}

/** How many audit entries back the recent changes are looked for. */
const recentWindow = 5000;

/** SQL of the home page. */
export function createHomeRepository(db: Db) {
  // Rows that an import wrote one by one are summed up by the import's own entry. Only the newest entries are looked through:
  // an index of its own would make every audited write dearer. The plus keeps SQLite from reading all entries of the named kinds by theirs.
  const recent = db.prepare<[number], RecentRow>(
    `WITH latest AS (
       SELECT a.seq, a.at, a.actor, a.action, a.entity, a.entity_id, a.changes, CAST(a.entity_id AS INTEGER) AS id
       FROM audit a
       WHERE a.seq > (SELECT max(seq) FROM audit) - ${recentWindow} AND (a.import_id IS NULL OR a.entity = 'import')
         AND +a.entity IN ('unit', 'person', 'lookup', 'import', 'test', 'booking', 'finding', 'obligation', 'rule')
       ORDER BY a.seq DESC LIMIT ?
     ), placed AS (
       SELECT l.*, CASE l.entity
         WHEN 'unit' THEN l.id
         WHEN 'test' THEN (SELECT unit_id FROM tests WHERE id = l.id)
         WHEN 'booking' THEN (SELECT unit_id FROM bookings WHERE id = l.id)
         WHEN 'finding' THEN (SELECT unit_id FROM findings WHERE id = l.id)
         WHEN 'obligation' THEN (SELECT unit_id FROM obligations WHERE id = l.id)
       END AS unit_id FROM latest l
     )
     SELECT p.seq, p.at, p.actor, p.action, p.entity, p.entity_id, p.changes, u.id AS unit_id,
       CASE p.entity
         WHEN 'person' THEN (SELECT name FROM people WHERE id = p.id)
         WHEN 'import' THEN (SELECT file_name FROM imports WHERE id = p.id)
         WHEN 'rule' THEN (SELECT label FROM obligation_rules WHERE id = p.id)
         WHEN 'lookup' THEN CASE substr(p.entity_id, 1, instr(p.entity_id, ':') - 1)
           WHEN 'class' THEN (SELECT name FROM classes WHERE id = CAST(substr(p.entity_id, instr(p.entity_id, ':') + 1) AS INTEGER))
           WHEN 'subclass' THEN (SELECT name FROM subclasses WHERE id = CAST(substr(p.entity_id, instr(p.entity_id, ':') + 1) AS INTEGER))
           WHEN 'manufacturer' THEN (SELECT name FROM manufacturers WHERE id = CAST(substr(p.entity_id, instr(p.entity_id, ':') + 1) AS INTEGER))
           WHEN 'department' THEN (SELECT name FROM departments WHERE id = CAST(substr(p.entity_id, instr(p.entity_id, ':') + 1) AS INTEGER))
           WHEN 'facility' THEN (SELECT name FROM facilities WHERE id = CAST(substr(p.entity_id, instr(p.entity_id, ':') + 1) AS INTEGER))
         END
         ELSE (SELECT c.name || coalesce(' ' || u.model, '') FROM classes c WHERE c.id = u.class_id)
       END AS label
     FROM placed p LEFT JOIN units u ON u.id = p.unit_id
     ORDER BY p.seq DESC`,
  );
  return {
    recent: (limit: number) => recent.all(limit),
  };
}

/** The repository of {@link createHomeRepository}. */
export type HomeRepository = ReturnType<typeof createHomeRepository>;
