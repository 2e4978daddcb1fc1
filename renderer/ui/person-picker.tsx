import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRole } from '../../shared/people.ts';
import { useCall } from '../api/hooks.ts';
import { useErrorText } from './error-text.ts';

interface Props {
  readonly id?: string;
  readonly label: string;
  /** Only people with this role; absent: anybody. */
  readonly role?: PersonRole;
  /** Only people with any of these roles. */
  readonly roles?: readonly PersonRole[];
  readonly description?: string;
  readonly value: number | null;
  /** What the record calls the person it holds, shown until the person itself has been read. */
  readonly heldName?: string | null;
  readonly error?: ReactNode;
  /** The label is read out and stands in the empty field instead of above it: for a row of filters. */
  readonly bare?: boolean;
  onChange(value: number | null): void;
}

const offered = 50;

/** Finds people on the server, so that a register of thousands stays quick; whom the record holds stays offered. */
export function PersonPicker({
  id,
  label,
  role,
  roles,
  description,
  value,
  heldName,
  error,
  bare = false,
  onChange,
}: Props) {
  const { t } = useTranslation('lists');
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const held = useCall('people.get', { id: value ?? 1 }, { enabled: value !== null });
  const name = value === null ? undefined : (held.data?.name ?? heldName ?? undefined);
  const heldLabel = name !== undefined && held.data?.active === false ? t('person.inactive', { name }) : name;
  // A select shows the label of what is chosen in its search field; that is no search.
  const [wanted] = useDebouncedValue(search === heldLabel ? '' : search.trim(), 200);
  const people = useCall(
    'people.list',
    {
      ...(role === undefined ? {} : { role }),
      ...(roles === undefined ? {} : { roles: [...roles] }),
      pageSize: offered,
      ...(wanted === '' ? {} : { search: wanted }),
    },
    { placeholderData: keepPreviousData },
  );

  const found = people.data?.items ?? [];
  const data = found.map((person) => ({ value: String(person.id), label: person.name, email: person.email }));
  if (value !== null && heldLabel !== undefined && !found.some((person) => person.id === value)) {
    const kept = { value: String(value), label: heldLabel, email: held.data?.email ?? '' };
    // Whoever is searched for comes before the one who is replaced.
    if (wanted === '') data.unshift(kept);
    else data.push(kept);
  }
  const emails = new Map(data.map((person) => [person.value, person.email]));
  const more = (people.data?.total ?? 0) > offered;

  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(bare ? { 'aria-label': label, flex: '1 1 8rem', maw: 190 } : { label })}
      data={data.map((person) => ({ value: person.value, label: person.label }))}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchable
      openOnFocus={false}
      clearable
      allowDeselect={false}
      onSearchChange={setSearch}
      // The server has searched already: accents and several words would be lost on the select's own filter.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <br />
          <small>{emails.get(option.value)}</small>
        </span>
      )}
      placeholder={bare ? label : t('person.search')}
      nothingFoundMessage={t('person.nothingFound')}
      {...(bare
        ? {}
        : more && search !== heldLabel
          ? { description: t('person.more') }
          : description
            ? { description }
            : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error ?? (people.error === null ? undefined : errorText(people.error))}
      clearButtonProps={{ 'aria-label': t('person.clear') }}
    />
  );
}
