import { Button, CloseButton, Group, Text } from '@mantine/core';
import { IconCopy, IconDownload, IconFilter, IconPencil, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mostAtOnce } from '#shared/lists.ts';
import { useAction } from '../../api/hooks.ts';
import { chosenFilter, mostInAddress } from '../../parts/unit-filters/filter-address.ts';
import { useSession } from '../../session/session.tsx';
import { useHandedOut } from '../../ui/use-handed-out.ts';
import type { Column } from '../columns.ts';
import { useColumnLabel } from '../use-column-label.ts';
import { useCopyUnits } from '../use-copy-units.ts';
import classes from './bulk.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import type { UnitSelection } from './use-unit-selection.ts';

interface Props {
  readonly selection: UnitSelection;
  /** How many rows the list has. */
  readonly total: number;
  readonly columns: readonly Column[];
}

const everyState = 'retired=1&uncovered=1&planned=1';

/** What can be done with the chosen units: it lies over the foot of the list, so that nothing above it moves. */
export function SelectionBar({ selection, total, columns }: Props) {
  const { t } = useTranslation('bulk-edit');
  const { t: tEquipment } = useTranslation('equipment');
  const label = useColumnLabel();
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  const handedOut = useHandedOut((name) => tEquipment('list.exported', { name }));
  const exported = useAction('equipment.export', handedOut);
  const { copyMatching, pending: copying } = useCopyUnits();
  const ids = [...selection.ids];
  const count = ids.length;
  if (count === 0) return null;
  const address = `${chosenFilter}=${ids.toSorted((one, other) => one - other).join('.')}&${everyState}`;
  const short = count <= mostInAddress;
  return (
    <section className={classes.bar} aria-label={t('bar')}>
      <Group gap="xs" wrap="wrap" align="center">
        <Text size="sm" fw={600} role="status">
          {t('chosen', { count })}
        </Text>
        {count < total && (
          <Button size="compact-sm" variant="subtle" loading={selection.reading} onClick={selection.chooseAll}>
            {total > mostAtOnce ? t('chooseFirst', { count: mostAtOnce }) : t('chooseAll', { count: total })}
          </Button>
        )}
      </Group>
      <Group gap="xs" wrap="wrap" align="center">
        {can('equipment:write') && (
          <Button
            size="compact-sm"
            leftSection={<IconPencil size={14} aria-hidden />}
            disabled={count > mostAtOnce}
            onClick={() => setEditing(true)}
          >
            {t('edit')}
          </Button>
        )}
        {short && (
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            to={`/equipment?${address}`}
            leftSection={<IconFilter size={14} aria-hidden />}
          >
            {t('only')}
          </Button>
        )}
        {short && (
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            to={`/equipment/labels?${address}`}
            leftSection={<IconQrcode size={14} aria-hidden />}
          >
            {t('labels')}
          </Button>
        )}
        {count <= mostAtOnce && (
          <Button
            size="compact-sm"
            variant="default"
            loading={copying}
            leftSection={<IconCopy size={14} aria-hidden />}
            onClick={() =>
              void copyMatching(columns, {
                filters: { unitId: ids, includeRetired: true, includeNotCovered: true, includePlanned: true },
              })
            }
          >
            {tEquipment('list.copy')}
          </Button>
        )}
        {can('equipment:export') && count <= mostAtOnce && (
          <Button
            size="compact-sm"
            variant="default"
            loading={exported.isPending}
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() =>
              exported.mutate({
                filters: { unitId: ids, includeRetired: true, includeNotCovered: true, includePlanned: true },
                layout: {
                  kind: 'shown',
                  columns: columns.map((column) => ({ key: column.key, label: label(column) })),
                },
              })
            }
          >
            {t('export')}
          </Button>
        )}
        <CloseButton aria-label={t('clear')} onClick={selection.clear} />
      </Group>
      {editing && <BulkDialog ids={ids} close={() => setEditing(false)} />}
    </section>
  );
}
