import { Button, Group, Pill, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitFilters } from '#shared/lists.ts';
import type { Lookups } from '#shared/lookups.ts';
import { lookupFilterKeys } from './filter-address.ts';
import { filterOptions, hasFilters, withDoNotUse, withLookup, withoutChosen, withoutStates } from './filter-state.ts';
import { useFurtherChips } from './further-chips.ts';

interface Props {
  readonly filters: UnitFilters;
  readonly lookups: Lookups | undefined;
  onChange(filters: UnitFilters): void;
}

interface Chip {
  readonly key: string;
  readonly text: string;
  remove(): void;
}

/** What narrows the list, each removable by itself. */
export function FilterChips({ filters, lookups, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const further = useFurtherChips(filters);
  const byName = lookupFilterKeys.some((key) => (filters[key]?.length ?? 0) > 0);
  if (lookups === undefined && byName) return <Skeleton height={22} />;
  const chips: Chip[] = [];
  if (lookups !== undefined) {
    for (const key of lookupFilterKeys) {
      const ids = filters[key] ?? [];
      const names = new Map(filterOptions(key, lookups, filters).map((option) => [option.id, option.label]));
      for (const id of ids) {
        chips.push({
          key: `${key}-${id}`,
          text: t('list.chosen', { field: t(`fields.${key}`), value: names.get(id) ?? String(id) }),
          remove: () =>
            onChange(
              withLookup(
                filters,
                key,
                ids.filter((other) => other !== id),
                lookups,
              ),
            ),
        });
      }
    }
  }
  if (filters.unitId !== undefined) {
    chips.push({
      key: 'unitId',
      text: t('list.chosenUnits', { count: filters.unitId.length }),
      remove: () => onChange(withoutChosen(filters)),
    });
  }
  if (filters.doNotUse === true) {
    chips.push({
      key: 'doNotUse',
      text: t('fields.doNotUse'),
      remove: () => onChange(withDoNotUse(filters, false)),
    });
  }
  for (const { key, text, without } of further) chips.push({ key, text, remove: () => onChange(without) });
  if (filters.state !== undefined) {
    const value = filters.state.map((state) => t(`states.${state}`)).join(', ');
    chips.push({
      key: 'state',
      text: t('list.chosen', { field: t('fields.state'), value }),
      remove: () => onChange(withoutStates(filters)),
    });
  }
  if (chips.length === 0) return null;
  return (
    <Group gap={6}>
      {chips.map((chip) => (
        <Pill
          key={chip.key}
          withRemoveButton
          onRemove={chip.remove}
          removeButtonProps={{
            'aria-label': t('list.removeFilter', { filter: chip.text }),
            tabIndex: 0,
            'aria-hidden': false,
          }}
        >
          {chip.text}
        </Pill>
      ))}
      {hasFilters(filters) && (
        <Button variant="subtle" size="compact-xs" onClick={() => onChange({})}>
          {t('list.clearAll')}
        </Button>
      )}
    </Group>
  );
}
