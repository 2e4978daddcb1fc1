import { Button, Checkbox, Combobox, ScrollArea, Text, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '#shared/text.ts';
import type { FilterOption } from './filter-state.ts';

interface Props {
  readonly label: string;
  /** Undefined while they are on their way. */
  readonly options: readonly FilterOption[] | undefined;
  readonly chosen: readonly number[];
  readonly fullWidth?: boolean;
  onChange(ids: readonly number[]): void;
}

const mostShown = 300;

/** A filter that takes several values: a searchable list of check boxes behind a button that says how many are chosen. */
export function FilterButton({ label, options, chosen, fullWidth = false, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
      combobox.focusTarget();
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = fold(search);
  const found = (options ?? [])
    .filter((option) => wanted === '' || fold(option.label).includes(wanted))
    .slice(0, mostShown);
  const toggle = (id: number) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      withinPortal={false}
      onOptionSubmit={(value) => toggle(Number(value))}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          size="xs"
          px={10}
          fullWidth={fullWidth}
          justify="space-between"
          rightSection={<Combobox.Chevron size="xs" />}
          disabled={options === undefined}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={
            chosen.length > 0
              ? `${t('list.filterBy', { field: label })} (${chosen.length})`
              : t('list.filterBy', { field: label })
          }
          onClick={() => combobox.toggleDropdown()}
        >
          {chosen.length > 0 ? `${label} (${chosen.length})` : label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          aria-label={t('list.filterSearch', { field: label })}
          placeholder={t('list.filterSearch', { field: label })}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options aria-label={label} aria-multiselectable>
          <ScrollArea.Autosize mah={280} type="auto">
            {found.map((option) => (
              <Combobox.Option
                key={option.id}
                value={String(option.id)}
                active={chosen.includes(option.id)}
                aria-selected={chosen.includes(option.id)}
              >
                <Checkbox.Indicator
                  checked={chosen.includes(option.id)}
                  size="xs"
                  mr="xs"
                  style={{ verticalAlign: 'middle', display: 'inline-flex' }}
                  aria-hidden
                />
                <Text span size="sm" {...(option.active ? {} : { c: 'dimmed' })}>
                  {option.active ? option.label : t('form.inactive', { name: option.label })}
                </Text>
              </Combobox.Option>
            ))}
            {found.length === 0 && (
              <Combobox.Empty>{t(options?.length === 0 ? 'list.nothingToChoose' : 'list.noMatch')}</Combobox.Empty>
            )}
          </ScrollArea.Autosize>
        </Combobox.Options>
        {chosen.length > 0 && (
          <Combobox.Footer>
            <Button variant="subtle" size="compact-xs" onClick={() => onChange([])}>
              {t('list.clearOne')}
            </Button>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
