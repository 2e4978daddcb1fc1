import type { CustomField } from '../../shared/custom-fields.ts';
import type { CustomFieldKind } from '../../shared/custom-values.ts';
import type { Db } from '../database/connection.ts';

/** Reads the fields that the clinic defined. */
export interface FieldReader {
  /** All of them in their order, with classes and options: three statements. */
  all(): CustomField[];
  one(id: number): CustomField | undefined;
}

interface FieldRow {
  readonly id: number;
  readonly version: number;
  readonly slug: string;
  readonly label: string;
  readonly labelFr: string | null;
  readonly kind: CustomFieldKind;
  readonly unitLabel: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly decimals: number;
  readonly allClasses: number;
  readonly active: number;
}

interface OptionRow {
  readonly fieldId: number;
  readonly id: number;
  readonly label: string;
  readonly labelFr: string | null;
  readonly active: number;
}

/** Reads on one connection. */
export function createFieldReader(db: Db): FieldReader {
  const fields = db.prepare<[], FieldRow>(
    `SELECT id, version, slug, label, label_fr AS labelFr, kind, unit_label AS unitLabel, minimum, maximum, decimals,
       all_classes AS allClasses, active FROM custom_fields ORDER BY position, id`,
  );
  const options = db.prepare<[], OptionRow>(
    'SELECT field_id AS fieldId, id, label, label_fr AS labelFr, active FROM custom_field_options ORDER BY field_id, position, id',
  );
  const classes = db.prepare<[], { fieldId: number; classId: number }>(
    'SELECT field_id AS fieldId, class_id AS classId FROM custom_field_classes ORDER BY field_id, class_id',
  );

  function all(): CustomField[] {
    const rows = fields.all();
    if (rows.length === 0) return [];
    const optionsOf = Map.groupBy(options.all(), ({ fieldId }) => fieldId);
    const classesOf = Map.groupBy(classes.all(), ({ fieldId }) => fieldId);
    return rows.map(({ allClasses, active, ...field }) => ({
      ...field,
      active: active === 1,
      classIds: allClasses === 1 ? null : (classesOf.get(field.id) ?? []).map(({ classId }) => classId),
      options: (optionsOf.get(field.id) ?? []).map(({ id, label, labelFr, active: offered }) => ({
        id,
        label,
        labelFr,
        active: offered === 1,
      })),
    }));
  }

  return { all, one: (id) => all().find((field) => field.id === id) };
}
