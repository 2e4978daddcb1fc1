import { Chip, Group, Select, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ReadinessCheck, readinessAreas } from '../../shared/readiness.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { AreaCard } from './area-card.tsx';

const filters = ['state', 'area'] as const;
const shown = ['attention', 'ok', 'off', 'all'] as const;

const fits: Readonly<Record<(typeof shown)[number], (state: ReadinessCheck['state']) => boolean>> = {
  attention: (state) => state === 'failed' || state === 'warning',
  ok: (state) => state === 'ok',
  off: (state) => state === 'off',
  all: () => true,
};

/** The checks by area; at first those that need somebody. */
export function ReadinessChecks({ items }: { readonly items: readonly ReadinessCheck[] }) {
  const { t } = useTranslation('readiness');
  const address = useListAddress(filters);
  const state = shown.find((known) => known === address.filter('state')) ?? 'attention';
  const area = readinessAreas.find((known) => known === address.filter('area'));
  const here = items.filter((item) => area === undefined || item.area === area);
  const count = (of: (typeof shown)[number]) => here.filter((item) => fits[of](item.state)).length;
  const wanted = here.filter((item) => fits[state](item.state));
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Chip.Group
          value={state}
          onChange={(value: string) => address.setFilter('state', value === 'attention' ? null : value)}
        >
          <Group gap={6} role="radiogroup" aria-label={t('show')}>
            {shown.map((value) => (
              <Chip key={value} value={value} size="sm" variant="outline">
                {`${t(`filters.${value}`)} (${count(value)})`}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Select
          aria-label={t('area')}
          placeholder={t('area')}
          data={readinessAreas.map((value) => ({ value, label: t(`areas.${value}`) }))}
          value={area ?? null}
          onChange={(value) => address.setFilter('area', value)}
          clearable
          clearButtonProps={{ 'aria-label': `${t('filters.all')}: ${t('area')}` }}
          openOnFocus={false}
          flex="1 1 8rem"
          maw={220}
        />
      </Group>
      {wanted.length === 0 && (
        <EmptyState icon={IconCircleCheck} title={t(state === 'attention' ? 'allWell' : 'noneHere')}>
          {state === 'attention' && t('allWellHint')}
        </EmptyState>
      )}
      {readinessAreas.map((name) => {
        const checks = wanted.filter((item) => item.area === name);
        return checks.length === 0 ? null : (
          <AreaCard key={name} area={name} checks={checks} all={items.filter((item) => item.area === name)} />
        );
      })}
    </Stack>
  );
}
