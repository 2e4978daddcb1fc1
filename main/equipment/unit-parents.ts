import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';

/** Guards that units belong to units that exist, and never in a ring. */
export interface UnitParents {
  /**
   * @param unitId undefined for a unit that gets its number from us
   * @throws AppError INVALID when there is no such parent, or it belongs to the unit itself
   */
  require(unitId: number | undefined, parentId: number): void;
}

/** The guard on one connection. */
export function createUnitParents(db: Db): UnitParents {
  const exists = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  // UNION, and not UNION ALL: it ends even if there were a ring already.
  const below = db
    .prepare<[{ unitId: number; parentId: number }], number>(
      `WITH RECURSIVE above (id) AS (
         VALUES (@parentId) UNION SELECT u.parent_id FROM above JOIN units u ON u.id = above.id WHERE u.parent_id IS NOT NULL
       ) SELECT 1 FROM above WHERE id = @unitId`,
    )
    .pluck();
  return {
    require(unitId, parentId) {
      if (unitId === parentId) refuse('A unit cannot belong to itself. Choose another unit.');
      if (exists.get(parentId) !== 1) refuse(`There is no unit ${parentId} that this one could belong to.`);
      if (unitId !== undefined && below.get({ unitId, parentId }) === 1)
        refuse('The chosen unit belongs to this one already. Choose another unit.');
    },
  };
}

function refuse(message: string): never {
  throw new AppError('INVALID', message, { fields: { parentId: message } });
}
