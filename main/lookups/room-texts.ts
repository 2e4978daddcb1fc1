import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import type { Tx } from '../rpc/transaction.ts';

/** A room of a facility by its name, and what its units shall say instead. */
interface RenamedRoom {
  readonly facilityId: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Units keep their room as text, so that any can be typed; this finds and changes what means a room of the list. */
export function createRoomTexts(db: Db) {
  const writer = createUnitWriter(db);
  const texts = db.prepare<[number], { id: number; room: string }>(
    'SELECT id, room FROM units INDEXED BY units_facility WHERE facility_id = ? AND room IS NOT NULL',
  );

  /** The units that stand in the room, whatever the case, with their text. */
  function holders(facilityId: number, name: string): { readonly id: number; readonly room: string }[] {
    const wanted = fold(name);
    return texts.all(facilityId).filter(({ room }) => fold(room) === wanted);
  }

  return {
    holders,
    /** Each unit is an ordinary, logged change. */
    rename(tx: Tx, { facilityId, from, to, reason }: RenamedRoom): void {
      for (const { id } of holders(facilityId, from)) writer.update(tx, id, { room: to }, { reason });
    },
  };
}
