import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookupKind } from '../../shared/lookups.ts';
import { useCall } from '../api/hooks.ts';
import { type LookupDraft, type LookupDraftField, type LookupDraftValue, nameLimits } from './lookup-draft.ts';

interface Props {
  readonly kind: LookupKind;
  readonly field: LookupDraftField;
  readonly draft: LookupDraft;
  readonly editing: boolean;
  readonly focused: boolean;
  readonly error: string | undefined;
  set(field: LookupDraftField, value: LookupDraftValue): void;
}

const none = { classes: [], departments: [], facilities: [] } as const;

/** The input that fits a field of an entry. */
export function LookupInput({ kind, field, draft, editing, focused, error, set }: Props) {
  const { t } = useTranslation('lookups');
  const chosen = field.endsWith('Id') || field === 'departmentIds';
  const { classes, departments, facilities } = useCall('lookups.all', {}, { enabled: chosen }).data ?? none;
  const shared = {
    label: t(`fields.${field}`),
    ...(error === undefined ? {} : { error }),
    ...(focused ? { 'data-autofocus': true } : {}),
  };
  const offered = (rows: readonly { id: number; name: string; active: boolean }[], held: readonly (number | null)[]) =>
    rows
      .filter((row) => row.active || held.includes(row.id))
      .map((row) => ({ value: String(row.id), label: row.active ? row.name : t('inactiveNamed', { name: row.name }) }));

  switch (field) {
    case 'classId':
    case 'facilityId':
    case 'departmentId': {
      const rows = { classId: classes, facilityId: facilities, departmentId: departments }[field];
      const value = draft[field];
      return (
        <Select
          {...shared}
          data={offered(rows, [value])}
          value={value === null ? null : String(value)}
          onChange={(next) => set(field, next === null ? null : Number(next))}
          searchable
          openOnFocus={false}
          required={field !== 'departmentId'}
          clearable={field === 'departmentId'}
          clearButtonProps={{ 'aria-label': t('clear', { name: t(`fields.${field}`) }) }}
          nothingFoundMessage={t('noMatch')}
          // A subclass stays in its class, a room in its facility: units hold both.
          disabled={editing && field !== 'departmentId'}
        />
      );
    }
    case 'departmentIds':
      return (
        <MultiSelect
          {...shared}
          data={offered(departments, draft.departmentIds)}
          value={draft.departmentIds.map(String)}
          onChange={(next) => set(field, next.map(Number))}
          searchable
          openOnFocus={false}
          nothingFoundMessage={t('noMatch')}
          clearButtonProps={{ 'aria-label': t('clear', { name: t('fields.departmentIds') }) }}
        />
      );
    case 'address':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxLength={500}
          value={draft.address}
          onChange={(event) => set(field, event.currentTarget.value)}
        />
      );
    case 'estimatedCost':
    case 'lifetimeYears':
    case 'minCost':
    case 'maxCost':
      return (
        <TextInput
          {...shared}
          inputMode="numeric"
          required={field === 'minCost'}
          description={t(`hints.${field}`)}
          value={draft[field]}
          onChange={(event) => set(field, event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          required={field === 'name'}
          maxLength={field === 'name' ? nameLimits[kind] : 300}
          {...(field === 'fullName' ? { description: t('hints.fullName') } : {})}
          {...(field === 'name' && kind === 'room' && editing ? { description: t('hints.roomName') } : {})}
          autoComplete="off"
          value={draft[field]}
          onChange={(event) => set(field, event.currentTarget.value)}
        />
      );
  }
}
