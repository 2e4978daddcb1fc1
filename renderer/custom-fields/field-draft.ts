import type { CustomField } from '../../shared/custom-fields.ts';
import type { CustomFieldKind } from '../../shared/custom-values.ts';

/** An option in the form; without an id it is new. */
export interface OptionDraft {
  readonly key: string;
  readonly id?: number;
  readonly label: string;
  readonly labelFr: string;
  readonly active: boolean;
}

/** What stands in the form of a field; numbers as typed. */
export interface FieldDraft {
  readonly label: string;
  readonly labelFr: string;
  readonly kind: CustomFieldKind;
  readonly unitLabel: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly decimals: string;
  readonly classIds: readonly number[];
  readonly active: boolean;
  readonly options: readonly OptionDraft[];
}

/** The form of a stored field, or an empty one. */
export function fieldDraft(field: CustomField | undefined): FieldDraft {
  const number = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  return {
    label: field?.label ?? '',
    labelFr: field?.labelFr ?? '',
    kind: field?.kind ?? 'text',
    unitLabel: field?.unitLabel ?? '',
    minimum: number(field?.minimum),
    maximum: number(field?.maximum),
    decimals: String(field?.decimals ?? 0),
    classIds: field?.classIds ?? [],
    active: field?.active ?? true,
    options:
      field?.options.map(({ id, label, labelFr, active }) => ({
        key: String(id),
        id,
        label,
        labelFr: labelFr ?? '',
        active,
      })) ?? [],
  };
}

/** Reads a bound: a number, null when blank, undefined for what is no number. */
export function readBound(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** The form as it is sent; undefined while a bound is no number. */
export function fieldInput(draft: FieldDraft) {
  const minimum = readBound(draft.minimum);
  const maximum = readBound(draft.maximum);
  if (minimum === undefined || maximum === undefined) return undefined;
  const number = draft.kind === 'number';
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    label: draft.label.trim(),
    labelFr: text(draft.labelFr),
    unitLabel: number ? text(draft.unitLabel) : null,
    minimum: number ? minimum : null,
    maximum: number ? maximum : null,
    decimals: number ? Number(draft.decimals) : 0,
    classIds: draft.classIds.length === 0 ? null : [...draft.classIds],
    options: draft.options
      .filter(({ label }) => label.trim() !== '')
      .map(({ id, label, labelFr, active }) => ({
        ...(id === undefined ? {} : { id }),
        label: label.trim(),
        labelFr: text(labelFr),
        active,
      })),
  };
}
