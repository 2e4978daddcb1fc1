import { ActionIcon, Group, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SortLevel } from '../ui/sort.ts';
import type { AnySortKey } from './compliance-address.ts';

interface Props<K extends AnySortKey> {
  readonly keys: readonly K[];
  readonly sort: readonly SortLevel<K>[];
  onChange(sort: SortLevel<K>[]): void;
}

/** Sorting on a phone, where the rows are cards and there are no headings to click. */
export function SortChoice<K extends AnySortKey>({ keys, sort, onChange }: Props<K>) {
  const { t } = useTranslation('lists');
  const { t: tHere } = useTranslation('compliance');
  const [first] = sort;
  const turned = first?.direction === 'desc' ? 'asc' : 'desc';
  const Arrow = first?.direction === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <Group gap={4} mb="xs" hiddenFrom="sm">
      <NativeSelect
        size="xs"
        flex={1}
        aria-label={t('sort.label')}
        value={first?.by ?? ''}
        data={[
          { value: '', label: t('sort.label') },
          ...keys.map((key) => ({ value: key, label: tHere(`sortKeys.${key}`) })),
        ]}
        onChange={(event) => {
          const by = keys.find((key) => key === event.currentTarget.value);
          onChange(by === undefined ? [] : [{ by, direction: 'asc' }]);
        }}
      />
      {first && (
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t(`sort.${turned}`)}
          onClick={() => onChange([{ by: first.by, direction: turned }])}
        >
          <Arrow size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
