import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { StateBadge } from './state-badge.tsx';

const shown = 100;

/** The units that belong to a unit; nothing where there are none. */
export function ChildrenCard({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('equipment');
  const location = useLocation();
  const children = useCall(
    'equipment.list',
    {
      pageSize: shown,
      filters: { parentId: [unit.id], includeRetired: true, includeNotCovered: true, includePlanned: true },
    },
    { enabled: unit.childCount > 0 },
  );
  if (unit.childCount === 0) return null;
  return (
    <SectionCard title={t('children.title', { count: unit.childCount })}>
      {children.error && <ErrorPanel error={children.error} onRetry={() => void children.refetch()} />}
      <ul className="rems-plain-list">
        {children.data?.items.map((child) => (
          <Group component="li" key={child.id} gap="xs" py={4}>
            <Anchor
              component={Link}
              to={`/equipment/${child.id}`}
              state={{ from: location.pathname + location.search }}
              size="sm"
            >
              {unitLabel(child)}
            </Anchor>
            <StateBadge state={child.state} />
            <Text span size="xs" c="dimmed">
              {[child.serialNumber, unitPlace(child)].filter((part) => part !== null && part !== '').join(' · ')}
            </Text>
          </Group>
        ))}
      </ul>
      {unit.childCount > shown && (
        <Anchor
          component={Link}
          to={`/equipment?parent=${unit.id}&state=in-service.planned.not-covered.retired`}
          size="sm"
        >
          {t('children.all')}
        </Anchor>
      )}
    </SectionCard>
  );
}
