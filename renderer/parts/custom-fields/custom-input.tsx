import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '#shared/custom-fields.ts';
import type { CustomValue } from '#shared/custom-values.ts';
import { DateField } from '../../ui/date-field.tsx';
import { typedDate } from '../../ui/date-text.ts';
import type { CustomProblem } from './custom-draft.ts';
import { useFieldWords } from './use-field-words.ts';

interface Props {
  readonly field: CustomField;
  readonly value: string;
  /** An option that is no longer offered, but held, stays to choose. */
  readonly held?: CustomValue | undefined;
  readonly error?: ReactNode;
  onChange(value: string): void;
}

/** The id of the input of a field of the clinic. */
function customInputId(fieldId: number): string {
  return `unit-custom-${fieldId}`;
}

/** The input that fits a field of the clinic. */
export function CustomInput({ field, value, held, error, onChange }: Props) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const shared = { id: customInputId(field.id), label: words.label(field), error };
  switch (field.kind) {
    case 'choice': {
      const offered = field.options.filter(({ id, active }) => active || id === held);
      return (
        <Select
          {...shared}
          data={offered.map((option) => ({
            value: String(option.id),
            label: option.active ? words.option(option) : t('inactive', { name: words.option(option) }),
          }))}
          value={value === '' ? null : value}
          searchable
          openOnFocus={false}
          clearable
          allowDeselect={false}
          nothingFoundMessage={t('nothingFound')}
          clearButtonProps={{ 'aria-label': t('clear', { field: shared.label }) }}
          onChange={(next) => onChange(next ?? '')}
        />
      );
    }
    case 'date':
      return <DateField {...shared} value={value} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          maxLength={field.kind === 'text' ? 500 : 40}
          {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
          {...(field.unitLabel === null
            ? {}
            : { rightSection: <small>{field.unitLabel}</small>, rightSectionWidth: 20 + field.unitLabel.length * 8 })}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** Words what is wrong with a typed value. */
export function useCustomProblem(): (field: CustomField, problem: CustomProblem) => string {
  const { t, i18n } = useTranslation('fields');
  return (field, problem) => {
    const { minimum, maximum } = field;
    if (problem === 'range') {
      if (minimum !== null && maximum !== null) return t('problems.range', { minimum, maximum });
      return minimum !== null ? t('problems.minimum', { minimum }) : t('problems.maximum', { maximum });
    }
    const example = typedDate('2026-03-31', i18n.resolvedLanguage ?? 'en');
    return t(`problems.${problem}`, { decimals: field.decimals, example });
  };
}
