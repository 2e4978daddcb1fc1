import { ActionIcon, Group, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CapitalSort } from '../../shared/capital-plan.ts';

const keys = ['score', 'yearsUntilEndOfLife', 'cost', 'planYear', 'className', 'facilityName', 'room'] as const;

interface Props {
  readonly sort: CapitalSort;
  onChange(sort: CapitalSort): void;
}

/** Sorting on a phone, where the rows are cards and there are no headings to click. */
export function SortChoice({ sort, onChange }: Props) {
  const { t } = useTranslation('lists');
  const { t: tHere } = useTranslation('capital');
  const [first] = sort;
  if (!first) return null;
  const turned = first.direction === 'desc' ? 'asc' : 'desc';
  const Arrow = first.direction === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <Group gap={4} hiddenFrom="sm">
      <NativeSelect
        size="xs"
        flex={1}
        aria-label={t('sort.label')}
        value={first.by}
        data={keys.map((key) => ({ value: key, label: tHere(`columns.${key}`) }))}
        onChange={(event) => {
          const by = keys.find((key) => key === event.currentTarget.value);
          if (by) onChange([{ by, direction: by === 'score' || by === 'cost' ? 'desc' : 'asc' }]);
        }}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(`sort.${turned}`)}
        onClick={() => onChange([{ by: first.by, direction: turned }])}
      >
        <Arrow size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
