import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Budget } from '../../shared/capital-budget.ts';
import { useFormats } from '../ui/formats.ts';

interface Props {
  readonly of: Budget['leftOut'];
  readonly fromYear: number;
  readonly toYear: number;
}

/** The units that a budget has no place for, so that nobody takes its total for everything. */
export function LeftOutNote({ of, fromYear, toYear }: Props) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const { withoutYear, withoutCost, before, after } = of;
  const cost = (sum: { readonly cost: number }) => formats.sum(sum.cost);
  const parts = [
    before.units > 0 && t('budget.before', { count: before.units, year: fromYear, cost: cost(before) }),
    after.units > 0 && t('budget.after', { count: after.units, year: toYear, cost: cost(after) }),
    withoutYear.units > 0 && t('budget.withoutYear', { count: withoutYear.units, cost: cost(withoutYear) }),
    withoutCost.units > 0 && t('budget.withoutCost', { count: withoutCost.units }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('budget.leftOut')} {parts.join(' · ')}
    </Text>
  );
}
