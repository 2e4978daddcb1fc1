import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconCalendarPlus, IconClipboardCheck, IconDots, IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { UnitInBrief } from '../../shared/units.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useSession } from '../session/session.tsx';

interface Props {
  readonly unit: UnitInBrief;
  book(): void;
}

/** What can be done with a unit of a list: record a survey is one click, the rest is in a menu. */
export function RowActs({ unit, book }: Props) {
  const { t } = useTranslation('compliance');
  const { can } = useSession();
  const location = useLocation();
  const state = { from: location.pathname + location.search };
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {can('compliance:record') && (
        <Button
          component={Link}
          to={`/equipment/${unit.id}/tests/new`}
          state={state}
          size="compact-xs"
          aria-label={t('row.recordOf', { unit: unitLabel(unit) })}
          variant="light"
          leftSection={<IconClipboardCheck size={14} aria-hidden />}
        >
          {t('row.recordShort')}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('row.acts', { unit: unitLabel(unit) })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can('compliance:write') && (
            <Menu.Item data-autofocus leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={book}>
              {t('row.book')}
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            to={`/equipment/${unit.id}`}
            state={state}
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            {t('row.open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
