import { Skeleton, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { capitalDefaults } from '../../shared/capital-plan.ts';
import type { ScoreWeights } from '../../shared/replacement-score.ts';
import { useCall } from '../api/hooks.ts';
import { unitPlace } from '../parts/units/unit-cell.tsx';
import { unitLabel } from '../parts/units/unit-label.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';

const shown = 10;
/** A slider that is drawn along asks once it rests. */
const pauseMs = 200;

interface Props {
  /** On trial; undefined while they are not complete. */
  readonly weights: ScoreWeights | undefined;
}

/** The units that would come first with these weights, before anybody saves them. */
export function WeightsPreview({ weights }: Props) {
  const { t } = useTranslation('capital-plan');
  const { t: tCapital } = useTranslation('capital');
  const [settled] = useDebouncedValue(weights, pauseMs);
  const list = useCall(
    'capital.list',
    {
      filters: capitalDefaults,
      sort: [{ by: 'score', direction: 'desc' }],
      pageSize: shown,
      ...(settled && { weights: settled }),
    },
    { enabled: settled !== undefined, placeholderData: keepPreviousData },
  );
  const rows = list.data?.items.filter(({ score }) => score.value !== null);
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('weights.previewTitle')}
      </Text>
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {rows === undefined ? (
        !list.error && <Skeleton height={280} />
      ) : rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('weights.nothing')}
        </Text>
      ) : (
        <Table verticalSpacing={3} fz="sm" aria-label={t('weights.previewTitle')} mih={280}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{tCapital('headings.score')}</Table.Th>
              <Table.Th scope="col">{t('chart.columns.unitId')}</Table.Th>
              <Table.Th scope="col">{t('chart.columns.facility')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ unit, score }) => (
              <Table.Tr key={unit.id}>
                <Table.Td fw={600}>{score.value}</Table.Td>
                <Table.Td>
                  {unitLabel(unit)} ({unit.id})
                </Table.Td>
                <Table.Td>{unitPlace(unit)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
