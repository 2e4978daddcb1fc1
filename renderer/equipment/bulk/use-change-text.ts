import { useTranslation } from 'react-i18next';
import type { BulkChange } from '#shared/bulk-edit.ts';
import { customFieldOfChange } from '#shared/custom-values.ts';
import type { UnitField } from '#shared/equipment.ts';
import { useCustomFields, useFieldWords } from '../../parts/custom-fields/use-field-words.ts';
import { useFormats } from '../../ui/formats.ts';
import { orderedFrequencies } from '../draft.ts';
import { fieldSpecs } from '../fields.ts';

/** A value of a change as people read it: names for ids, words for flags, a word for nothing. */
export function useChangeText() {
  const { t } = useTranslation('equipment');
  const { t: tBulk } = useTranslation('bulk-edit');
  const formats = useFormats();
  const words = useFieldWords();
  const customFields = useCustomFields();
  const customOf = (name: string) => customFields.find(({ id }) => id === customFieldOfChange(name));
  const text = (name: string, value: BulkChange['old'], behind: string | null): string => {
    const custom = customOf(name);
    if (custom !== undefined) {
      const known = typeof value === 'string' || typeof value === 'number' ? value : undefined;
      return words.value(custom, known) || tBulk('preview.empty');
    }
    if (behind !== null) return behind;
    const { kind } = fieldSpecs[name as UnitField]; // as: any other change names a field of units
    if (kind === 'three-valued' && value === null) return t('flags.na');
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return tBulk('preview.empty');
    if (typeof value === 'boolean') return t(value ? 'flags.yes' : 'flags.no');
    if (Array.isArray(value))
      return orderedFrequencies(value)
        .map((one) => t(`frequencies.${one}`))
        .join(', ');
    if (kind === 'date') return formats.date(String(value));
    if (kind === 'thousands') return formats.thousands(Number(value));
    if (kind === 'capital-type') return t(`capitalTypes.${value === 'Upgrade' ? 'Upgrade' : 'Replacement'}`);
    return String(value);
  };
  return {
    label(field: string) {
      const custom = customOf(field);
      return custom === undefined ? t(`fields.${field as UnitField}`) : words.label(custom); // as: changes name fields of units
    },
    old: (change: BulkChange) => text(change.field, change.old, change.oldName),
    new: (change: BulkChange) => text(change.field, change.new, change.newName),
  };
}
