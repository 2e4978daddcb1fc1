import type { Db } from '../database/connection.ts';

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

/** Where a unit refers to what an import may have created, as entity and the id's prefix in the audit trail. */
const unitReferences = [
  ['class_id', 'lookup', 'class:'],
  ['subclass_id', 'lookup', 'subclass:'],
  ['manufacturer_id', 'lookup', 'manufacturer:'],
  ['department_id', 'lookup', 'department:'],
  ['facility_id', 'lookup', 'facility:'],
  ['contact_id', 'person', ''],
  ['supervisor_id', 'person', ''],
  ['physician_id', 'person', ''],
] as const;

/**
 * Everything that changes a record leaves an audit entry, so only entries later than the import can stand against undoing it. What was found
 * is kept with the head of the trail, and the next question looks only at what came after; entries of imports that were undone cancel out.
 */
export function createUndoObstacles(db: Db): UndoObstacles {
  const findings = new Map<number, Finding>();
  const head = db.prepare<[], number | null>('SELECT max(seq) FROM audit').pluck();
  const undoneImports = db.prepare<[], number>(`SELECT count(*) FROM imports WHERE state = 'undone'`).pluck();
  const lastOwn = db.prepare<[number], number | null>('SELECT max(seq) FROM audit WHERE import_id = ?').pluck();
  const later = db.prepare<[{ importId: number; after: number }], LaterRecord>(
    `SELECT entity, entity_id, actor, max(at) AS at FROM audit
     WHERE seq > @after AND entity IN ('unit', 'person', 'lookup', 'account') AND entity_id IS NOT NULL AND import_id IS NOT @importId
       AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.id = audit.import_id AND i.state = 'undone')
     GROUP BY entity, entity_id`,
  );
  const touches = db
    .prepare<[number, string, string], number>(
      'SELECT 1 FROM audit WHERE import_id = ? AND entity = ? AND entity_id = ? LIMIT 1',
    )
    .pluck();
  const isCreated = db
    .prepare<[number, string, string], number>(
      `SELECT 1 FROM audit WHERE import_id = ? AND entity = ? AND entity_id = ? AND action IN ('lookups.create', 'people.create') LIMIT 1`,
    )
    .pluck();
  const unitRow = db.prepare<[number], Readonly<Record<string, number | null>>>(
    `SELECT ${unitReferences.map(([column]) => column).join(', ')} FROM units WHERE id = ?`,
  );
  const classOfSubclass = db.prepare<[number], number>('SELECT class_id FROM subclasses WHERE id = ?').pluck();
  const personOfAccount = db.prepare<[number], number | null>('SELECT person_id FROM accounts WHERE id = ?').pluck();

  /** What a later record holds of what the import created. */
  function holds(importId: number, record: LaterRecord): boolean {
    const created = (entity: string, id: string) => isCreated.get(importId, entity, id) !== undefined;
    if (record.entity === 'unit') {
      const unit = unitRow.get(Number(record.entity_id));
      if (!unit) return false;
      return unitReferences.some(
        ([column, entity, prefix]) => unit[column] !== null && created(entity, `${prefix}${unit[column]}`),
      );
    }
    if (record.entity === 'account') {
      const person = personOfAccount.get(Number(record.entity_id));
      return typeof person === 'number' && created('person', String(person));
    }
    if (!record.entity_id.startsWith('subclass:')) return false;
    const classId = classOfSubclass.get(Number(record.entity_id.slice('subclass:'.length)));
    return classId !== undefined && created('lookup', `class:${classId}`);
  }

  function search(importId: number, after: number): string | undefined {
    const found: string[] = [];
    for (const record of later.iterate({ importId, after })) {
      const verb =
        touches.get(importId, record.entity, record.entity_id) !== undefined
          ? 'was changed later'
          : holds(importId, record)
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
