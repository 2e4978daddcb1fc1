import type { Db } from '../database/connection.ts';
import { createRecordReferences } from './record-references.ts';
import { createTouchedKinds, creating } from './touched-kinds.ts';

/** Says what stands against taking an import back. */
export interface UndoObstacles {
  /** A sentence naming what was changed later or hangs on the import; undefined when nothing does. */
  refusalOf(importId: number): string | undefined;
}

interface LaterRecord {
  readonly entity: string;
  readonly entity_id: string;
  readonly actor: string;
  readonly at: string;
}

interface Finding {
  /** The audit trail was looked at up to here. */
  readonly upTo: number;
  /** Imports that were undone by then. */
  readonly undone: number;
  readonly refusal: string | undefined;
}

const shownObstacles = 5;

/**
 * Everything that changes a record leaves an audit entry, so only entries later than the import can stand against undoing it. What was found
 * is kept with the head of the trail, and the next question looks only at what came after; entries of imports that were undone cancel out.
 */
export function createUndoObstacles(db: Db): UndoObstacles {
  const findings = new Map<number, Finding>();
  const head = db.prepare<[], number | null>('SELECT max(seq) FROM audit').pluck();
  const undoneImports = db.prepare<[], number>(`SELECT count(*) FROM imports WHERE state = 'undone'`).pluck();
  const lastOwn = db.prepare<[number], number | null>('SELECT max(seq) FROM audit WHERE import_id = ?').pluck();
  const references = createRecordReferences(db);
  const later = db.prepare<[{ importId: number; after: number; kinds: string }], LaterRecord>(
    `SELECT entity, entity_id, actor, max(at) AS at FROM audit
     WHERE seq > @after AND entity IN (SELECT value FROM json_each(@kinds)) AND entity_id IS NOT NULL
       AND import_id IS NOT @importId
       AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.id = audit.import_id AND i.state = 'undone')
     GROUP BY entity, entity_id`,
  );
  const touchedBy = createTouchedKinds(db);
  // The plus keeps SQLite from reading everything that the import wrote: a record has few entries.
  const touches = db
    .prepare<[number, string, string], number>(
      'SELECT 1 FROM audit WHERE +import_id = ? AND entity = ? AND entity_id = ? LIMIT 1',
    )
    .pluck();
  const isCreated = db
    .prepare<[number, string, string, string], number>(
      `SELECT 1 FROM audit WHERE +import_id = ? AND entity = ? AND entity_id = ? AND action IN (SELECT value FROM json_each(?)) LIMIT 1`,
    )
    .pluck();

  /** Whether a later record uses what the import created. */
  function holds(importId: number, record: LaterRecord, created: ReadonlySet<string>): boolean {
    return references
      .of({ entity: record.entity, id: record.entity_id })
      .some(
        ({ entity, id }) =>
          created.has(entity) && isCreated.get(importId, entity, id, JSON.stringify(creating)) !== undefined,
      );
  }

  function search(importId: number, after: number): string | undefined {
    const found: string[] = [];
    const touched = touchedBy.of(importId);
    const created = new Set(touched.filter(({ creates }) => creates === 1).map(({ entity }) => entity));
    const kinds = new Set([...touched.map(({ entity }) => entity), ...references.kindsReferringTo(created)]);
    for (const record of later.iterate({ importId, after, kinds: JSON.stringify([...kinds]) })) {
      const verb =
        touches.get(importId, record.entity, record.entity_id) !== undefined
          ? 'was changed later'
          : holds(importId, record, created)
            ? 'uses what it brought'
            : undefined;
      if (verb === undefined) continue;
      found.push(`${named(record)} ${verb} (${record.actor}, ${record.at.slice(0, 10)})`);
      if (found.length > shownObstacles) break;
    }
    if (found.length === 0) return undefined;
    const more = found.length > shownObstacles ? ' and others' : '';
    return `This import cannot be taken back as a whole: ${found.slice(0, shownObstacles).join('; ')}${more}.`;
  }

  return {
    refusalOf(importId) {
      const upTo = head.get() ?? 0;
      const undone = undoneImports.get() ?? 0;
      const known = findings.get(importId);
      // A refusal stays until an undo takes its reason away; without one only newer entries matter.
      if (known && (known.upTo === upTo || known.refusal !== undefined) && known.undone === undone)
        return known.refusal;
      const after = known && known.refusal === undefined ? known.upTo : (lastOwn.get(importId) ?? 0);
      const refusal = search(importId, after);
      findings.set(importId, { upTo, undone, refusal });
      return refusal;
    },
  };
}

function named({ entity, entity_id }: LaterRecord): string {
  if (entity === 'lookup') return `${entity_id.split(':')[0]} ${entity_id.split(':')[1]}`;
  return `${entity} ${entity_id}`;
}
