import type { CustomField } from '#shared/custom-fields.ts';
import type { CustomValue, CustomValues } from '#shared/custom-values.ts';
import type { Db } from '../../database/connection.ts';
import { createFieldReader } from '../../fields/field-rules.ts';
import { belongsTo, judgeValue } from '../../fields/value-rules.ts';
import { createValueWriter } from '../../fields/value-writer.ts';
import { parseDate } from '../cell-values.ts';
import type { FileHeader } from '../file-header.ts';
import type { CellChange } from '../kind.ts';
import { quoted } from '../row-cells.ts';
import type { TextFolder } from '../text-folder.ts';
import { type CustomColumn, type EquipmentCells, isCustomColumn } from './equipment-cells.ts';

/** What the columns of the clinic's fields ask of a unit: only what differs. */
export interface CustomWanted {
  readonly values: Readonly<Record<string, CustomValue | null>>;
  readonly changes: readonly CellChange[];
}

/**
 * Reads the columns of the fields that the clinic defined. As with other columns an absent one is not touched, a blank cell clears, and what
 * does not fit is a warning and leaves the field as it is.
 */
export function createCustomColumns(deps: {
  readonly db: Db;
  readonly header: FileHeader;
  readonly folder: TextFolder;
}) {
  const { db, header, folder } = deps;
  const named = [...header.positions.keys()].filter(isCustomColumn);
  const bySlug = new Map<string, CustomField>(
    named.length === 0
      ? []
      : createFieldReader(db)
          .all()
          .filter(({ active }) => active)
          .map((field) => [field.slug, field]),
  );
  const columns = named.flatMap((column) => {
    const field = bySlug.get(column);
    return field ? [{ column, field }] : [];
  });
  const stored = createValueWriter(db);

  function textOf(field: CustomField, value: CustomValue | null): string | null {
    if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.label ?? null;
    return value === null ? null : String(value);
  }

  function parsed(field: CustomField, text: string): CustomValue | undefined {
    switch (field.kind) {
      case 'text':
        return text;
      case 'number':
        return /^-?\d{1,15}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
      case 'date':
        return parseDate(text);
      case 'choice':
        return field.options.find(
          ({ label, labelFr }) => folder.same(label, text) || (labelFr !== null && folder.same(labelFr, text)),
        )?.id;
    }
  }

  function read(
    cells: EquipmentCells,
    column: CustomColumn,
    field: CustomField,
    held: CustomValue | undefined,
    classId: number,
  ): CustomValue | null | undefined {
    const text = cells.cell(column);
    if (text === undefined) return undefined;
    if (text === '') return null;
    const refuse = (why: string): undefined => {
      cells.warning(`${quoted(text)} ${why}; the field was left as it is.`, column);
      return undefined;
    };
    const value = parsed(field, text);
    if (value === undefined) return refuse(complaints[field.kind]);
    if (value !== held && !belongsTo(field, classId)) return refuse('is for units of other classes');
    if (typeof value === 'string' && value.length > 500) return refuse('is longer than 500 characters');
    return 'problem' in judgeValue(field, value, held) ? refuse(bounds(field)) : value;
  }

  return {
    /** Columns that look like fields of the clinic, and are none that is in use. */
    unknown: named.filter((column) => !bySlug.has(column)),

    /** @param unitId undefined for a new unit */
    read(cells: EquipmentCells, unitId: number | undefined, classId: number): CustomWanted | undefined {
      if (columns.length === 0) return undefined;
      const before: CustomValues = unitId === undefined ? {} : stored.ofUnit(unitId);
      const values: Record<string, CustomValue | null> = {};
      const changes: CellChange[] = [];
      for (const { column, field } of columns) {
        const held = before[field.id];
        const value = read(cells, column, field, held, classId);
        if (value === undefined || value === (held ?? null)) continue;
        values[field.id] = value;
        changes.push([column, textOf(field, held ?? null), textOf(field, value)]);
      }
      return changes.length === 0 ? undefined : { values, changes };
    },
  };
}

const complaints = {
  text: 'is no text',
  number: 'is not a number such as 12.5',
  date: 'is not a date such as 2026-03-01 or 3/1/2026',
  choice: 'is none of the choices of this field',
} as const;

/** Why a value that can be read does not fit. */
function bounds({ kind, minimum, maximum, decimals }: CustomField): string {
  if (kind === 'choice') return 'is no longer offered';
  if (minimum !== null && maximum !== null)
    return `is not a number from ${minimum} to ${maximum} with at most ${decimals} decimals`;
  if (minimum !== null) return `is not a number from ${minimum} on with at most ${decimals} decimals`;
  if (maximum !== null) return `is not a number up to ${maximum} with at most ${decimals} decimals`;
  return `has more than ${decimals} decimals`;
}
