import { useTranslation } from 'react-i18next';
import type { Metrics } from '../../shared/health.ts';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { SectionCard } from '../ui/section-card.tsx';

/** Sizes, times and counts of the present. */
export function Figures({ metrics }: { readonly metrics: Metrics }) {
  const { t } = useTranslation('health');
  const { bytes } = useMeasures();
  const { number } = useFormats();
  const ms = (count: number | null) =>
    count === null ? t('figures.noCalls') : t('figures.milliseconds', { count: Math.round(count * 10) / 10 });
  const { memoryTrend: trend, uptimeSeconds } = metrics;
  const minutes = Math.floor(uptimeSeconds / 60);
  const hours = Math.floor(minutes / 60);
  const uptime =
    hours < 48
      ? t('figures.hours', { hours, minutes: minutes % 60 })
      : t('figures.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  return (
    <SectionCard title={t('figures.title')} lead={t('figures.lead')}>
      <Facts
        of={[
          [t('figures.database'), bytes(metrics.databaseBytes)],
          [t('figures.wal'), bytes(metrics.walBytes)],
          [t('figures.documents'), bytes(metrics.documentsBytes)],
          [t('figures.free'), bytes(metrics.freeBytes)],
          [t('figures.memory'), bytes(metrics.memoryBytes)],
          [
            t('figures.trend'),
            trend === null ? t('figures.noTrend') : `${trend < 0 ? '−' : '+'}${bytes(Math.abs(trend))}`,
          ],
          [t('figures.uptime'), uptime],
          [t('figures.delay'), ms(metrics.worstDelay)],
          [t('figures.calls'), number(metrics.calls)],
          [t('figures.typical'), ms(metrics.callMedian)],
          [t('figures.slow'), ms(metrics.callP95)],
          [t('figures.sessions'), number(metrics.sessions)],
          [t('figures.slowQueries'), number(metrics.slowQueries)],
        ]}
      />
    </SectionCard>
  );
}
