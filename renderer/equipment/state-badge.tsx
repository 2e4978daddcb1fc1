import { Badge } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconClockPlus, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../shared/equipment.ts';

const looks = {
  'in-service': { color: 'teal', icon: IconCircleCheck },
  planned: { color: 'blue', icon: IconClockPlus },
  'not-covered': { color: 'orange', icon: IconShieldOff },
  retired: { color: 'gray', icon: IconCircleOff },
} as const;

/** The state of a unit: a word, a sign and a colour, in this order of weight. */
export function StateBadge({ state }: { readonly state: UnitState }) {
  const { t } = useTranslation('equipment');
  const { color, icon: Icon } = looks[state];
  return (
    <Badge
      variant="default"
      tt="none"
      fw={500}
      size="md"
      styles={{ root: { borderColor: 'var(--rems-line)' }, section: { color: `var(--mantine-color-${color}-text)` } }}
      leftSection={<Icon size={14} aria-hidden />}
    >
      {t(`states.${state}`)}
    </Badge>
  );
}
