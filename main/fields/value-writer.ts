import { AppError } from '../../shared/contract/errors.ts';
import type { CustomField } from '../../shared/custom-fields.ts';
import { type CustomChange, type CustomValue, type CustomValues, customChangeKey } from '../../shared/custom-values.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createFieldReader } from './field-rules.ts';
import { belongsTo, judgeValue } from './value-rules.ts';

interface ValueRow {
  readonly unitId: number;
  readonly fieldId: number;
  readonly value: CustomValue;
}

/** Reads and writes what units hold in fields of the clinic. */
export interface ValueWriter {
  /** The values of these units; one without any is absent. */
  of(unitIds: readonly number[]): ReadonlyMap<number, CustomValues>;
  ofUnit(unitId: number): CustomValues;
  /**
   * Writes what differs and answers it as the audit trail keeps it, under `custom:<field id>`; nothing when nothing differs.
   * @param asStored takes values as they once were: also of fields and options that are no longer in use
   * @throws AppError INVALID with a message per field that does not fit
   */
  write(
    tx: Tx,
    unit: { readonly id: number; readonly classId: number },
    sent: CustomChange,
    asStored?: boolean,
  ): Changes;
}

/** Values on one connection. Definitions are remembered for the length of one transaction. */
export function createValueWriter(db: Db): ValueWriter {
  const reader = createFieldReader(db);
  const many = db.prepare<[string], ValueRow>(
    `SELECT v.unit_id AS unitId, v.field_id AS fieldId, v.value FROM json_each(?) page JOIN custom_values v ON v.unit_id = page.value
     ORDER BY v.unit_id, v.field_id`,
  );
  const one = db.prepare<[number], Omit<ValueRow, 'unitId'>>(
    'SELECT field_id AS fieldId, value FROM custom_values WHERE unit_id = ? ORDER BY field_id',
  );
  const put = db.prepare<[number, number, CustomValue]>(
    `INSERT INTO custom_values (unit_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT (unit_id, field_id) DO UPDATE SET value = excluded.value`,
  );
  const drop = db.prepare<[number, number]>('DELETE FROM custom_values WHERE unit_id = ? AND field_id = ?');
  const remembered = new WeakMap<Tx, ReadonlyMap<string, CustomField>>();

  function fieldsOf(tx: Tx): ReadonlyMap<string, CustomField> {
    const known = remembered.get(tx) ?? new Map(reader.all().map((field) => [String(field.id), field]));
    remembered.set(tx, known);
    return known;
  }

  function of(unitIds: readonly number[]): Map<number, CustomValues> {
    const found = new Map<number, Record<string, CustomValue>>();
    for (const { unitId, fieldId, value } of many.all(JSON.stringify(unitIds))) {
      const values = found.get(unitId) ?? {};
      values[fieldId] = value;
      found.set(unitId, values);
    }
    return found;
  }

  const ofUnit = (unitId: number): CustomValues =>
    Object.fromEntries(one.all(unitId).map(({ fieldId, value }) => [fieldId, value]));

  return {
    of,
    ofUnit,

    write(tx, unit, sent, asStored = false) {
      const fields = fieldsOf(tx);
      const stored = ofUnit(unit.id);
      const changes: Record<string, { old: unknown; new: unknown }> = {};
      const problems: Record<string, string> = {};
      for (const [key, raw] of Object.entries(sent)) {
        const held = stored[key];
        const field = fields.get(key);
        if (!field) {
          problems[`custom.${key}`] = 'This field does not exist. Read the page again.';
          continue;
        }
        const judged = asStored ? { value: raw } : judgeValue(field, raw, held);
        if ('problem' in judged) {
          problems[`custom.${key}`] = judged.problem;
          continue;
        }
        const { value } = judged;
        if (value === (held ?? null)) continue;
        if (!asStored && value !== null && !field.active) {
          problems[`custom.${key}`] = 'This field is no longer in use.';
        } else if (!asStored && value !== null && !belongsTo(field, unit.classId)) {
          problems[`custom.${key}`] = 'Units of this class do not have this field.';
        } else {
          changes[customChangeKey(field.id)] = { old: held ?? null, new: value };
          if (value === null) drop.run(unit.id, field.id);
          else put.run(unit.id, field.id, value);
        }
      }
      if (Object.keys(problems).length > 0) {
        throw new AppError('INVALID', 'Some values do not fit. Mend the marked fields and save again.', {
          fields: problems,
        });
      }
      return changes;
    },
  };
}
