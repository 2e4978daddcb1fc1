import { useMemo } from 'react';
import { useCustomFields, useFieldWords } from '../parts/custom-fields/use-field-words.ts';
import { type Column, type CustomColumn, columns } from './columns.ts';

const widths = { text: 160, number: 110, date: 118, choice: 140 } as const;

/** Every column that a list may show: those of the program, then the fields of the clinic that are in use. */
export function useAllColumns(): readonly Column[] {
  const fields = useCustomFields();
  const words = useFieldWords();
  return useMemo(() => {
    const own = fields
      .filter(({ active }) => active)
      .map((field): CustomColumn => {
        const key = `cf_${field.id}` as const;
        return { key, kind: 'custom', width: widths[field.kind], sortKey: key, field, label: words.label(field) };
      });
    return [...columns, ...own];
  }, [fields, words]);
}
