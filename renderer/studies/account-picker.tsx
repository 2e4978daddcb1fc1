import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useCall } from '../api/hooks.ts';
import { useErrorText } from '../ui/error-text.ts';

/** An account that may belong to a study. */
type FoundAccount = OutputOf<'studies.accounts'>['items'][number];

interface Props {
  /** Accounts that are there already. */
  readonly taken: ReadonlySet<number>;
  pick(account: FoundAccount): void;
}

const offered = 50;

/** Finds an active account by username or name, and hands it on. */
export function AccountPicker({ taken, pick }: Props) {
  const { t } = useTranslation('studies');
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const accounts = useCall(
    'studies.accounts',
    { pageSize: offered, ...(wanted === '' ? {} : { search: wanted }) },
    { placeholderData: keepPreviousData },
  );
  const found = (accounts.data?.items ?? []).filter(({ id }) => !taken.has(id));
  const more = (accounts.data?.total ?? 0) > offered;
  return (
    <Select
      label={t('people.add')}
      description={t(more ? 'people.addMore' : 'people.addHint')}
      placeholder={t('people.search')}
      data={found.map(({ id, username, displayName }) => ({
        value: String(id),
        label: displayName === null ? username : `${displayName} (${username})`,
      }))}
      value={null}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The server has searched already: accents would be lost on the select's own filter.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {found.some(({ id, opensRegistry }) => String(id) === option.value && !opensRegistry) && (
            <>
              <br />
              <small>{t('people.noRight')}</small>
            </>
          )}
        </span>
      )}
      nothingFoundMessage={t('people.nothingFound')}
      error={accounts.error === null ? undefined : errorText(accounts.error)}
      onChange={(value) => {
        const account = found.find(({ id }) => String(id) === value);
        setSearch('');
        if (account) pick(account);
      }}
    />
  );
}
