import { useTranslation } from 'react-i18next';
import { type UnitField, unitFields } from '../../shared/equipment.ts';
import { testOutcomes, testTypes } from '../../shared/test-types.ts';
import { useFormats } from '../ui/formats.ts';

const testFields = [
  'type',
  'testDate',
  'reportDate',
  'submissionDate',
  'performedById',
  'reviewedById',
  'outcome',
  'notes',
] as const;

/** Fields of units and surveys in words, and their values as a person reads them. */
export function useComparedWords() {
  const { t } = useTranslation('restore');
  const { t: units } = useTranslation('equipment');
  const { t: tests } = useTranslation('compliance');
  const { t: rules } = useTranslation('obligations');
  const formats = useFormats();
  const typeWord = (type: string) => {
    const known = testTypes.find((candidate) => candidate === type);
    return known === undefined ? type : rules(`types.${known}`);
  };
  return {
    unitField(field: string): string {
      return isUnitField(field) ? units(`fields.${field}`) : field;
    },
    testField(field: string): string {
      const known = testFields.find((name) => name === field);
      return known === undefined ? field : t(`unit.testFields.${known}`);
    },
    /** The core names a survey by its day and type, as stored. */
    survey(label: string): string {
      const [, date, type] = /^(\d{4}-\d\d-\d\d), (.+)$/.exec(label) ?? [];
      return date === undefined || type === undefined ? label : `${formats.date(date)}, ${typeWord(type)}`;
    },
    testValue(field: string, value: unknown): string {
      if (field === 'type' && typeof value === 'string') return typeWord(value);
      const outcome = field === 'outcome' ? testOutcomes.find((known) => known === value) : undefined;
      return outcome === undefined ? this.value(value) : tests(`outcomes.${outcome}`);
    },
    value(value: unknown): string {
      if (value === null || value === undefined || value === '') return t('unit.empty');
      if (typeof value === 'boolean') return t(value ? 'unit.yes' : 'unit.no');
      if (typeof value === 'number') return String(value);
      if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? formats.date(value) : value;
      return Array.isArray(value) && value.every((part) => typeof part === 'string')
        ? value.join(', ') || t('unit.empty')
        : JSON.stringify(value);
    },
  };
}

function isUnitField(name: string): name is UnitField {
  return Object.hasOwn(unitFields, name);
}
