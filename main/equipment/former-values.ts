import { AppError } from '../../shared/contract/errors.ts';
import { customFieldOfChange } from '../../shared/custom-values.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';

/** Where the values of fields may have been merged away. */
const tables = {
  classId: 'classes',
  subclassId: 'subclasses',
  manufacturerId: 'manufacturers',
  departmentId: 'departments',
  facilityId: 'facilities',
} as const;

/** Guards that what a unit held before can be held again, where an act is taken back. */
export interface FormerValues {
  /** @throws AppError CONFLICT for a list entry that was merged since, and for a choice that was removed since */
  require(unitId: number, changes: Changes): void;
}

/** The guard on one connection. */
export function createFormerValues(db: Db): FormerValues {
  const merged = new Map(
    Object.entries(tables).map(([field, table]) => [
      field,
      // Names from the table above.
      db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ? AND merged_into IS NOT NULL`).pluck(),
    ]),
  );
  const gone = db
    .prepare<[{ fieldId: number; value: number }], string>(
      `SELECT label FROM custom_fields f WHERE id = @fieldId AND kind = 'choice'
         AND NOT EXISTS (SELECT 1 FROM custom_field_options o WHERE o.field_id = f.id AND o.id = @value)`,
    )
    .pluck();

  return {
    require(unitId, changes) {
      for (const [field, { new: value }] of Object.entries(changes)) {
        if (typeof value !== 'number') continue;
        const name = merged.get(field)?.get(value);
        if (name !== undefined)
          throw new AppError(
            'CONFLICT',
            `Unit ${unitId} had "${name}" before, which was merged into another entry since. Undo that merge first.`,
          );
        const fieldId = customFieldOfChange(field);
        const label = fieldId === undefined ? undefined : gone.get({ fieldId, value });
        if (label !== undefined)
          throw new AppError(
            'CONFLICT',
            `Unit ${unitId} had a choice in "${label}" before that was removed since. Change the values by another edit.`,
          );
      }
    },
  };
}
