import type { CustomField } from '../../shared/custom-fields.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { createFieldReader, type FieldReader } from './field-rules.ts';

/** What is written of a field; its options and classes are written apart. */
export type FieldValues = Omit<CustomField, 'id' | 'version' | 'options' | 'slug' | 'kind'>;

/** An option as it is to be stored; without an id it is new. */
export interface OptionValues {
  readonly id?: number | undefined;
  readonly label: string;
  readonly labelFr: string | null;
  readonly active: boolean;
}

/** Statements on the definitions of fields. */
export interface FieldsRepository extends FieldReader {
  /** The id of the field of this name, whatever the case and accents. */
  named(label: string): number | undefined;
  usage(): { fieldId: number; units: number }[];
  /** How many units hold this option. */
  usesOfOption(fieldId: number, optionId: number): number;
  /** Units that hold any value of the field. */
  holders(fieldId: number): number[];
  classExists(id: number): boolean;
  insert(field: Pick<CustomField, 'slug' | 'kind'> & FieldValues, at: string): number;
  update(id: number, field: FieldValues, at: string): void;
  writeOptions(fieldId: number, options: readonly OptionValues[]): void;
  writeOrder(ids: readonly number[]): void;
}

/** The definitions on one connection. */
export function createFieldsRepository(db: Db): FieldsRepository {
  const named = db.prepare<[string], number>('SELECT id FROM custom_fields WHERE label_folded = ?').pluck();
  const usage = db.prepare<[], { fieldId: number; units: number }>(
    'SELECT field_id AS fieldId, count(*) AS units FROM custom_values GROUP BY field_id',
  );
  const uses = db
    .prepare<[number, number], number>('SELECT count(*) FROM custom_values WHERE field_id = ? AND value = ?')
    .pluck();
  const holders = db.prepare<[number], number>('SELECT unit_id FROM custom_values WHERE field_id = ?').pluck();
  const classExists = db.prepare<[number], number>('SELECT 1 FROM classes WHERE id = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO custom_fields (slug, label, label_folded, label_fr, kind, unit_label, minimum, maximum, decimals, all_classes, active,
       position, created_at, updated_at)
     VALUES (@slug, @label, @labelFolded, @labelFr, @kind, @unitLabel, @minimum, @maximum, @decimals, @allClasses, @active,
       (SELECT coalesce(max(position), 0) + 1 FROM custom_fields), @at, @at)`,
  );
  const update = db.prepare(
    `UPDATE custom_fields SET label = @label, label_folded = @labelFolded, label_fr = @labelFr, unit_label = @unitLabel,
       minimum = @minimum, maximum = @maximum, decimals = @decimals, all_classes = @allClasses, active = @active,
       version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const dropClasses = db.prepare<[number]>('DELETE FROM custom_field_classes WHERE field_id = ?');
  const addClasses = db.prepare<[number, string]>(
    'INSERT INTO custom_field_classes (field_id, class_id) SELECT ?, value FROM json_each(?)',
  );
  const dropOptions = db.prepare<[number, string]>(
    'DELETE FROM custom_field_options WHERE field_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
  );
  // Names may change places: they are parked first, because each is there once.
  const parkOptions = db.prepare<[number]>(
    "UPDATE custom_field_options SET label_folded = '#' || id WHERE field_id = ?",
  );
  const changeOption = db.prepare(
    `UPDATE custom_field_options SET label = @label, label_folded = @labelFolded, label_fr = @labelFr, active = @active,
       position = @position WHERE id = @id AND field_id = @fieldId`,
  );
  const addOption = db.prepare(
    `INSERT INTO custom_field_options (field_id, label, label_folded, label_fr, active, position)
     VALUES (@fieldId, @label, @labelFolded, @labelFr, @active, @position)`,
  );
  const place = db.prepare<[string]>(
    'UPDATE custom_fields SET position = o.key + 1 FROM json_each(?) o WHERE custom_fields.id = o.value',
  );

  const columns = ({ classIds, active, ...field }: FieldValues) => ({
    ...field,
    labelFolded: fold(field.label),
    allClasses: classIds === null ? 1 : 0,
    active: active ? 1 : 0,
  });

  function writeClasses(id: number, classIds: readonly number[] | null): void {
    dropClasses.run(id);
    if (classIds !== null) addClasses.run(id, JSON.stringify([...new Set(classIds)]));
  }

  return {
    ...createFieldReader(db),
    named: (label) => named.get(fold(label)),
    usage: () => usage.all(),
    usesOfOption: (fieldId, optionId) => uses.get(fieldId, optionId) ?? 0,
    holders: (fieldId) => holders.all(fieldId),
    classExists: (id) => classExists.get(id) === 1,

    insert({ slug, kind, ...field }, at) {
      const id = Number(insert.run({ slug, kind, ...columns(field), at }).lastInsertRowid);
      writeClasses(id, field.classIds);
      return id;
    },

    update(id, field, at) {
      update.run({ id, ...columns(field), at });
      writeClasses(id, field.classIds);
    },

    writeOptions(fieldId, options) {
      const kept = options.flatMap(({ id }) => (id === undefined ? [] : [id]));
      dropOptions.run(fieldId, JSON.stringify(kept));
      parkOptions.run(fieldId);
      for (const [index, { id, label, labelFr, active }] of options.entries()) {
        const row = { label, labelFolded: fold(label), labelFr, active: active ? 1 : 0, position: index + 1, fieldId };
        if (id === undefined) addOption.run(row);
        else changeOption.run({ ...row, id });
      }
    },

    writeOrder: (ids) => void place.run(JSON.stringify(ids)),
  };
}
