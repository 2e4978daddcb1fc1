import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '#shared/custom-fields.ts';
import type { CustomValue } from '#shared/custom-values.ts';
import { useCall } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';

/** What fields of the clinic and their values are called in the reader's language. */
export interface FieldWords {
  label(field: CustomField): string;
  option(option: CustomField['options'][number]): string;
  /** With the unit: `70.5 cm`; an empty text for nothing recorded. */
  value(field: CustomField, value: CustomValue | undefined): string;
}

/** Words of fields of the clinic. */
export function useFieldWords(): FieldWords {
  const { i18n } = useTranslation();
  const formats = useFormats();
  const french = i18n.resolvedLanguage === 'fr';
  return useMemo(() => {
    const named = ({ label, labelFr }: { readonly label: string; readonly labelFr: string | null }) =>
      french ? (labelFr ?? label) : label;
    return {
      label: named,
      option: named,
      value(field, value) {
        if (value === undefined) return '';
        switch (field.kind) {
          case 'choice': {
            const option = field.options.find(({ id }) => id === value);
            return option === undefined ? '' : named(option);
          }
          case 'date':
            return formats.date(String(value));
          case 'number': {
            const number = formats.decimal(Number(value), field.decimals);
            return field.unitLabel === null ? number : `${number} ${field.unitLabel}`;
          }
          case 'text':
            return String(value);
        }
      },
    };
  }, [french, formats]);
}

const none: readonly CustomField[] = [];

/** Every field that the clinic defined, in its order; none while they are on their way. */
export function useCustomFields(): readonly CustomField[] {
  return useCall('fields.list', {}).data?.items ?? none;
}

/** The fields that a unit of this class shows: those in use that belong to it, and those in which it holds something. */
export function fieldsOf(
  fields: readonly CustomField[],
  classId: number | null,
  held: Readonly<Record<string, CustomValue>> = {},
): readonly CustomField[] {
  return fields.filter(
    ({ id, active, classIds }) =>
      held[id] !== undefined || (active && (classIds === null || (classId !== null && classIds.includes(classId)))),
  );
}
