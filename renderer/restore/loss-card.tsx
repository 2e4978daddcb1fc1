import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RestorePreview } from '../../shared/restore.ts';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useEntityWords } from './use-entity-words.ts';

interface Props {
  readonly lost: RestorePreview['lost'];
  /** Where single units of the set are compared; undefined where they cannot be read. */
  readonly units: string | undefined;
}

/** What was recorded after the set was made, and would have to be made again. */
export function LossCard({ lost, units }: Props) {
  const { t } = useTranslation('restore');
  const formats = useFormats();
  const word = useEntityWords();
  const span =
    lost?.firstAt && lost.lastAt
      ? t('lost.span', { from: formats.instant(lost.firstAt), to: formats.instant(lost.lastAt) })
      : '';
  return (
    <SectionCard title={t('lost.title')}>
      <Stack gap="sm">
        <Text size="sm" fw={lost !== null && lost.entries > 0 ? 600 : 400}>
          {lost === null
            ? t('lost.unknown')
            : lost.entries === 0
              ? t('lost.none')
              : t('lost.some', { count: lost.entries, span })}
        </Text>
        {lost !== null && lost.byEntity.length > 0 && (
          <TableFrame label={t('lost.table')} columns={[t('lost.what'), t('lost.count')]} minWidth={260}>
            {lost.byEntity.map(({ entity, entries }) => (
              <Table.Tr key={entity}>
                <Table.Td>{word(entity)}</Table.Td>
                <Table.Td data-label={t('lost.count')}>{formats.number(entries)}</Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
        <Text size="sm" c="dimmed">
          {t('lost.kept')}
        </Text>
        {units !== undefined && (
          <Text size="sm">
            <Anchor component={Link} to={units} inherit>
              {t('lost.units')}
            </Anchor>
          </Text>
        )}
      </Stack>
    </SectionCard>
  );
}
