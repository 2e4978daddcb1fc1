import { Button, Group, Table, Text } from '@mantine/core';
import { IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BackupSet, Destination } from '../../shared/backup.ts';
import { SetStateSign } from '../parts/backups/set-state-sign.tsx';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { useFormats } from '../ui/formats.ts';
import { Sign, Signs } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { setAddress } from './set-address.ts';

interface Props {
  readonly sets: readonly BackupSet[];
  readonly destinations: readonly Destination[];
  /** The destination whose sets these are; undefined for this workstation's own. */
  readonly place: number | undefined;
  readonly onDetails: (set: BackupSet) => void;
}

/** Sets, each with what it is worth and the way to restore it. */
export function SetTable({ sets, destinations, place, onDetails }: Props) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const measures = useMeasures();
  const columns = (['set', 'state', 'size', 'copies', 'acts'] as const).map((name) => t(`set.fields.${name}`));
  const copies = (set: BackupSet) =>
    destinations
      .filter(({ id }) => set.copies.includes(id))
      .map(({ label }) => label)
      .join(', ');
  return (
    <TableFrame label={t('set.table')} columns={columns} minWidth={760}>
      {sets.map((set) => {
        const when = formats.instant(set.at);
        return (
          <Table.Tr key={set.name}>
            <Table.Td>
              <Text size="sm" fw={600}>
                {when}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`kinds.${set.kind}`)}
              </Text>
            </Table.Td>
            <Table.Td data-label={t('set.fields.state')}>
              <Signs>
                <SetStateSign set={set} />
                {set.pinned && <Sign icon={IconPin}>{t('set.pinned')}</Sign>}
              </Signs>
            </Table.Td>
            <Table.Td data-label={t('set.fields.size')}>{measures.bytes(set.bytes)}</Table.Td>
            <Table.Td data-label={t('set.fields.copies')}>
              {place === undefined && !set.setAside ? copies(set) || t('set.noCopy') : ''}
            </Table.Td>
            <Table.Td>
              <Group gap="xs" wrap="nowrap">
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t(set.setAside ? 'set.detailsOfKept' : 'set.detailsOf', { when })}
                  onClick={() => onDetails(set)}
                >
                  {t('set.details')}
                </Button>
                {set.state !== 'bad' && (
                  <Button
                    component={Link}
                    to={setAddress(set.name, 'restore', place)}
                    variant="light"
                    size="compact-sm"
                    aria-label={t('set.restoreOf', { when })}
                  >
                    {t('set.restore')}
                  </Button>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        );
      })}
    </TableFrame>
  );
}
