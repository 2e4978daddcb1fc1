import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPoint } from '../../shared/capital-plan.ts';
import { useFormats } from '../ui/formats.ts';
import type { Bubble } from './chart-layout.ts';

/** How the chart says money and bubbles. */
export function useChartWords() {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  return useMemo(() => {
    const unit = ({ className, unitId }: ChartPoint) => t('chart.unit', { name: className, id: unitId });
    const eol = ({ eolOn, estimated }: ChartPoint) =>
      t(estimated ? 'chart.eolEstimated' : 'chart.eol', { date: formats.date(eolOn) });
    const place = ({ facility, room }: ChartPoint) =>
      [facility, room].filter((part) => part !== null).join(' · ') || t('chart.placeUnknown');
    return {
      money: formats.sum,
      number: formats.number,
      /** The lines of the facts of a bubble, the first one its name. */
      facts({ point, className, year, units, cost }: Bubble): readonly string[] {
        if (point) return [unit(point), eol(point), formats.thousands(point.cost), place(point)];
        return [t('chart.group', { name: className, year, count: units, cost: formats.sum(cost) })];
      },
      bubble({ point, className, year, units, cost }: Bubble): string {
        if (point === null) return t('chart.group', { name: className, year, count: units, cost: formats.sum(cost) });
        return t('chart.fact', {
          unit: unit(point),
          eol: eol(point),
          cost: formats.thousands(point.cost),
          place: place(point),
        });
      },
    };
  }, [t, formats]);
}
