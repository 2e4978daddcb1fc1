import { Button, Collapse, Group, Select, Stack } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainDate } from '../../shared/dates.ts';
import { useCall } from '../api/hooks.ts';
import { useEntryWords } from '../parts/history/entry-words.ts';
import { DateField } from '../ui/date-field.tsx';
import type { ListAddress } from '../ui/use-list-address.ts';
import { filterNames, groups, origins } from './filters-in-address.ts';

type Name = (typeof filterNames)[number];

/** What narrows the list, each by itself; several at once narrow further. */
export function FilterPanel({ address }: { readonly address: ListAddress<Name> }) {
  const { t } = useTranslation('audit');
  const words = useEntryWords();
  const facets = useCall('audit.facets', {}, { refetchOnMount: 'always' });
  const record = address.filter('entityId');
  const chosen = filterNames.filter((name) => address.filter(name) !== null).length;
  const [opened, setOpened] = useState(chosen > 0);
  const id = useId();

  const choice = (name: Name, label: string, data: readonly { value: string; label: string }[], searchable = false) => (
    <Select
      label={label}
      placeholder={t('filters.clear')}
      data={[...data]}
      value={address.filter(name)}
      onChange={(value) => address.setFilter(name, value)}
      clearable
      searchable={searchable}
      clearButtonProps={{ 'aria-label': `${label}: ${t('filters.clear')}` }}
      openOnFocus={false}
      w={180}
    />
  );
  const day = (name: 'from' | 'to') => (
    <DateField
      label={t(`filters.${name}`)}
      value={address.filter(name) ?? ''}
      onChange={(value) => {
        if (value === '' || PlainDate.safeParse(value).success) address.setFilter(name, value);
      }}
    />
  );
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened((before) => !before)}
        >
          {chosen > 0 ? t('filters.chosen', { count: chosen }) : t('filters.button')}
        </Button>
        {record !== null && (
          <Button variant="light" onClick={() => address.setFilter('entityId', null)}>
            {t('filters.record', { record })} ×
          </Button>
        )}
        {address.narrowed && (
          <Button variant="subtle" onClick={address.clear}>
            {t('filters.clear')}
          </Button>
        )}
      </Group>
      <Collapse id={id} expanded={opened} transitionDuration={0}>
        <Group gap="sm" align="flex-end" role="group" aria-label={t('filters.label')}>
          {choice(
            'group',
            t('filters.group'),
            groups.map((value) => ({ value, label: t(`groups.${value}`) })),
          )}
          {choice(
            'accountId',
            t('filters.person'),
            (facets.data?.people ?? []).map(({ accountId, name }) => ({ value: String(accountId), label: name })),
            true,
          )}
          {choice(
            'entity',
            t('filters.entity'),
            (facets.data?.entities ?? [])
              .map((value) => ({ value, label: words.kind(value) }))
              .sort((a, b) => a.label.localeCompare(b.label)),
            true,
          )}
          {choice(
            'action',
            t('filters.action'),
            (facets.data?.actions ?? []).map((value) => ({ value, label: value })),
            true,
          )}
          {choice(
            'origin',
            t('filters.origin'),
            origins.map((value) => ({ value, label: t(`origins.${value}`) })),
          )}
          {day('from')}
          {day('to')}
        </Group>
      </Collapse>
    </Stack>
  );
}
