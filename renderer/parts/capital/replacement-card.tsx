import { SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { CaseButton } from './case-button.tsx';
import { ScoreTable } from './score-sign.tsx';
import { usePlanWords } from './use-plan-words.ts';

/** When a unit should be replaced, what that costs, and how its score comes about. */
export function ReplacementCard({ unitId }: { readonly unitId: number }) {
  const { t } = useTranslation('capital');
  const formats = useFormats();
  const words = usePlanWords();
  const unit = useCall('capital.unit', { unitId });
  const row = unit.data;
  if (row === undefined) {
    return (
      <SectionCard title={t('card.title')}>
        {unit.error ? <ErrorPanel error={unit.error} onRetry={() => void unit.refetch()} /> : <Skeleton height={132} />}
      </SectionCard>
    );
  }
  const year = words.year(row);
  const facts = [
    [t('columns.endOfLifeOn'), words.endOfLife(row)],
    [t('columns.yearsUntilEndOfLife'), words.years(row)],
    [t('columns.cost'), words.cost(row)],
    [t('columns.category'), row.category ?? ''],
    [t('columns.planYear'), year.text === '' ? '' : `${year.text} (${year.from})`],
    [t('columns.endOfSupportOn'), formats.date(row.endOfSupportOn)],
    [t('columns.failedTests'), row.failedTests === null ? '' : formats.number(row.failedTests)],
  ] as const;
  const known = facts.filter(([, value]) => value !== '');
  return (
    <SectionCard title={t('card.title')} actions={<CaseButton unitId={unitId} scenarioId={null} labelled />}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {known.length > 0 ? (
          <Facts of={known} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('card.unknown')}
          </Text>
        )}
        <div>
          <Text size="sm" fw={600} mb={4}>
            {row.score.value === null ? t('score.unknownHint') : t('score.of', { value: row.score.value })}
          </Text>
          {row.score.value !== null && <ScoreTable score={row.score} />}
        </div>
      </SimpleGrid>
    </SectionCard>
  );
}
