import { createBookingWriter } from '../bookings/booking-writer.ts';
import { createInvitationWriter } from '../calendar/invitation-writer.ts';
import type { Db } from '../database/connection.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import type { Tx } from '../rpc/transaction.ts';

/** The records that name a person, by what they name them as; deleted and retired ones too. */
export type HeldReferences = Readonly<Record<Reference, readonly number[]>>;

/** From whom to whom records move. */
export interface PersonMove {
  readonly fromId: number;
  readonly toId: number;
}

const unitParts = { contact: 'contact', supervisor: 'supervisor', physician: 'physician' } as const;
type UnitPart = keyof typeof unitParts;

/** References that are one column of a record and nothing follows from. */
const columns = {
  performer: { entity: 'test', table: 'tests', column: 'performed_by_id', field: 'performedById' },
  reviewer: { entity: 'test', table: 'tests', column: 'reviewed_by_id', field: 'reviewedById' },
  owner: { entity: 'finding', table: 'findings', column: 'owner_id', field: 'ownerId' },
  resolver: { entity: 'finding', table: 'findings', column: 'resolved_by_id', field: 'resolvedById' },
} as const;
type Column = keyof typeof columns;
const actions = { test: 'compliance.updateTest', finding: 'findings.update' } as const;

/** As what records name a person. */
export type Reference = UnitPart | Column | 'assignee';
/** All of them. */
const references = [
  'contact',
  'supervisor',
  'physician',
  'performer',
  'reviewer',
  'assignee',
  'owner',
  'resolver',
] as const;

/** What names a person, and moving it to another one, each record with an entry of its own. */
export function createMergeReferences(db: Db) {
  const units = createUnitWriter(db);
  const bookings = createBookingWriter(db);
  const invitations = createInvitationWriter(db);
  const idsIn = (table: string, column: string) =>
    db.prepare<[number], number>(`SELECT id FROM ${table} WHERE ${column} = ? ORDER BY id`).pluck();
  const found: Readonly<Record<Reference, ReturnType<typeof idsIn>>> = {
    contact: idsIn('units', 'contact_id'),
    supervisor: idsIn('units', 'supervisor_id'),
    physician: idsIn('units', 'physician_id'),
    performer: idsIn('tests', 'performed_by_id'),
    reviewer: idsIn('tests', 'reviewed_by_id'),
    assignee: idsIn('bookings', 'assignee_id'),
    owner: idsIn('findings', 'owner_id'),
    resolver: idsIn('findings', 'resolved_by_id'),
  };
  const named = (part: Column) => {
    const { table, column } = columns[part];
    return db.prepare<[PersonMove & { id: number; at: string }]>(
      `UPDATE ${table} SET ${column} = @toId, updated_at = @at, version = version + 1 WHERE id = @id AND ${column} = @fromId`,
    );
  };
  const rename: Readonly<Record<Column, ReturnType<typeof named>>> = {
    performer: named('performer'),
    reviewer: named('reviewer'),
    owner: named('owner'),
    resolver: named('resolver'),
  };

  /** Those of these that still name the one they are taken from. */
  const still = (part: Reference, ids: readonly number[], fromId: number) => {
    const holding = new Set(found[part].all(fromId));
    return ids.filter((id) => holding.has(id));
  };

  function moveUnits(tx: Tx, held: HeldReferences, { fromId, toId }: PersonMove, reason: string): number {
    const fields = new Map<number, Record<string, number>>();
    let moved = 0;
    for (const part of Object.values(unitParts)) {
      for (const id of still(part, held[part], fromId)) {
        fields.set(id, { ...fields.get(id), [`${part}Id`]: toId });
        moved += 1;
      }
    }
    for (const [id, sent] of fields) units.update(tx, id, sent, { reason });
    return moved;
  }

  function moveBookings(tx: Tx, ids: readonly number[], { fromId, toId }: PersonMove): number {
    const holding = still('assignee', ids, fromId);
    for (const id of holding) {
      const before = invitations.standing(id);
      bookings.update(tx, id, { assigneeId: toId });
      invitations.changed(tx, id, before);
    }
    return holding.length;
  }

  function moveColumn(tx: Tx, part: Column, ids: readonly number[], move: PersonMove, reason: string): number {
    const { entity, field } = columns[part];
    let moved = 0;
    for (const id of ids) {
      if (rename[part].run({ id, fromId: move.fromId, toId: move.toId, at: tx.at }).changes === 0) continue;
      moved += 1;
      const changes = { [field]: { old: move.fromId, new: move.toId } };
      tx.audit({ entity, entityId: id, action: actions[entity], changes, reason });
    }
    return moved;
  }

  return {
    held: (id: number): HeldReferences =>
      Object.fromEntries(references.map((part) => [part, found[part].all(id)])) as unknown as HeldReferences, // each by its name

    /** Moves what still names the one it is taken from; answers how many references moved. */
    move(tx: Tx, held: HeldReferences, move: PersonMove, reason: string): number {
      let moved = moveUnits(tx, held, move, reason) + moveBookings(tx, held.assignee, move);
      for (const part of Object.keys(columns) as Column[]) moved += moveColumn(tx, part, held[part], move, reason); // keys of a literal
      return moved;
    },
  };
}

/** How many references these are. */
export function referenceCount(held: HeldReferences): number {
  return references.reduce((sum, part) => sum + held[part].length, 0);
}
