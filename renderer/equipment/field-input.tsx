import { Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { auditFrequencies, capitalTypes, type UnitField } from '../../shared/equipment.ts';
import { type LookupFilter, lookupFilterKeys } from '../parts/unit-filters/filter-address.ts';
import { UnitPicker } from '../parts/units/unit-picker.tsx';
import { DateField } from '../ui/date-field.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import type { DraftValue } from './draft.ts';
import classes from './equipment.module.css';
import { fieldSpecs } from './fields.ts';
import { LookupSelect } from './lookup-select.tsx';
import { RoomInput } from './room-input.tsx';

interface Props {
  readonly field: UnitField;
  readonly value: DraftValue;
  /** The class chosen now, for the subclasses. */
  readonly classId: number | null;
  /** The facility chosen now, for its rooms. */
  readonly facilityId?: number | null | undefined;
  readonly heldName?: string | null | undefined;
  /** The unit itself, once it exists. */
  readonly unitId?: number | undefined;
  readonly error?: string | undefined;
  onChange(field: UnitField, value: DraftValue): void;
}

/** The id of a field's input, to which the error summary leads. */
export function inputId(field: UnitField): string {
  return `unit-${field}`;
}

function isLookup(field: UnitField): field is LookupFilter {
  return lookupFilterKeys.some((key) => key === field);
}

/** The input that fits a field, its label above, what is wrong with it beneath. */
export const FieldInput = memo(function FieldInput({
  field,
  value,
  classId,
  facilityId,
  heldName,
  unitId,
  error,
  onChange,
}: Props) {
  const { t } = useTranslation('equipment');
  const spec = fieldSpecs[field];
  const id = inputId(field);
  const label = t(`fields.${field}`);
  const text = typeof value === 'string' ? value : '';
  const shared = { id, label, ...(error === undefined ? {} : { error }) };
  switch (spec.kind) {
    case 'lookup':
      if (!isLookup(field)) return null;
      return (
        <LookupSelect
          id={id}
          field={field}
          value={typeof value === 'number' ? value : null}
          classId={classId}
          error={error}
          onChange={(next) => onChange(field, next)}
        />
      );
    case 'person':
      return (
        <PersonPicker
          id={id}
          label={label}
          role={spec.role ?? 'contact'}
          value={typeof value === 'number' ? value : null}
          heldName={heldName ?? null}
          error={error}
          onChange={(next) => onChange(field, next)}
        />
      );
    case 'unit':
      return (
        <UnitPicker
          id={id}
          label={label}
          value={typeof value === 'number' ? value : null}
          heldName={heldName ?? null}
          except={unitId}
          error={error}
          onChange={(next) => onChange(field, next)}
        />
      );
    case 'date':
      return (
        <DateField
          {...shared}
          value={text}
          {...(field === 'endOfLifeOn' ? { description: t('hints.endOfLifeOn') } : {})}
          onChange={(next) => onChange(field, next)}
        />
      );
    case 'flag':
      return (
        <Checkbox
          {...shared}
          mt={field === 'retired' ? 0 : 4}
          checked={value === true}
          {...(field === 'planned' || field === 'physicsCovered' || field === 'retired'
            ? { description: t(`hints.${field}`) }
            : {})}
          onChange={(event) => onChange(field, event.currentTarget.checked)}
        />
      );
    case 'three-valued':
      return (
        <Select
          {...shared}
          data={(['yes', 'no', 'na'] as const).map((key) => ({ value: key, label: t(`flags.${key}`) }))}
          value={text === '' ? 'na' : text}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          onChange={(next) => onChange(field, next)}
        />
      );
    case 'capital-type':
      return (
        <Select
          {...shared}
          data={capitalTypes.map((key) => ({ value: key, label: t(`capitalTypes.${key}`) }))}
          value={text}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          onChange={(next) => onChange(field, next)}
        />
      );
    case 'frequencies':
      return (
        <Checkbox.Group
          className={classes.wide ?? ''}
          {...shared}
          description={t('hints.auditFrequencies')}
          value={Array.isArray(value) ? [...value] : []}
          onChange={(next) => onChange(field, next)}
        >
          <Group gap="md" mt={6}>
            {auditFrequencies.map((name) => (
              <Checkbox key={name} size="xs" value={name} label={t(`frequencies.${name}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'longtext':
      return (
        <Textarea
          className={classes.wide ?? ''}
          {...shared}
          autosize
          minRows={field === 'notes' ? 4 : 2}
          maxRows={16}
          maxLength={spec.max}
          value={text}
          onChange={(event) => onChange(field, event.currentTarget.value)}
        />
      );
    default: {
      if (field === 'room') {
        return (
          <RoomInput
            {...shared}
            maxLength={spec.max}
            value={text}
            facilityId={facilityId ?? null}
            onChange={(next) => onChange(field, next)}
          />
        );
      }
      const numeric = spec.kind === 'thousands' || spec.kind === 'whole';
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...(numeric ? { inputMode: 'numeric' as const } : {})}
          {...(spec.kind === 'thousands' ? { description: t('hints.capitalCost'), rightSection: 'k$' } : {})}
          {...(spec.max === undefined ? {} : { maxLength: spec.max })}
          value={text}
          onChange={(event) => onChange(field, event.currentTarget.value)}
        />
      );
    }
  }
});
