import { Alert, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { IconChartBubble } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { readSort, writeSort } from '../ui/sort.ts';
import { writeCapitalFilters } from './capital-address.ts';
import { CapitalFrame } from './capital-frame.tsx';
import { planNames } from './chart-address.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { saveChartPng, saveChartSvg } from './chart-files.tsx';
import type { Bubble } from './chart-layout.ts';
import { ChartLegend } from './chart-legend.tsx';
import { ChartTable, chartSortKeys, sortedPoints, useChartColumns } from './chart-table.tsx';
import { Choice } from './choice.tsx';
import { PlanExportMenu } from './plan-export-menu.tsx';
import { useCapitalChoice } from './use-capital-choice.ts';
import { useChart } from './use-chart.ts';
import { YearRange } from './year-range.tsx';

/** Units as bubbles over the year in which they end, or in which the plan replaces them; the same as a table. */
export function ChartPage() {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const choice = useCapitalChoice();
  const { ref, width } = useElementSize();
  // Until it is measured: a clinic's monitor.
  const chart = useChart(choice, (width === 0 ? 1030 : width) - 10);
  const columns = useChartColumns();
  const { params, put } = choice;
  // On a phone the table says more than a chart that is wider than the screen.
  const usualView = narrow ? 'table' : 'chart';
  const asked = params.get(planNames.view);
  const view = asked === 'table' || asked === 'chart' ? asked : usualView;
  const sortText = params.get('sort');
  const sort = useMemo(() => readSort(sortText, chartSortKeys), [sortText]);
  const rows = useMemo(
    () => sortedPoints(chart.points, sort.length > 0 ? sort : [{ by: 'year', direction: 'asc' }]),
    [chart.points, sort],
  );
  const { answer, horizon, layout, hidden } = chart;

  const open = ({ point, classId }: Bubble) => {
    if (point) {
      const from = `${window.location.pathname}${window.location.search}`;
      return void navigate(`/equipment/${point.unitId}`, { state: { from } });
    }
    const next = new URLSearchParams(params);
    writeCapitalFilters(next, { ...choice.filters, classId: [classId] });
    void navigate(`/capital?${next}`);
  };
  const hide = (ids: readonly number[]) => put(planNames.hidden, ids.join('.'));

  return (
    <CapitalFrame
      choice={choice}
      beside={
        horizon && (
          <Text size="sm" c="dimmed" role="status">
            {t(horizon.all ? 'chart.totalAll' : 'chart.total', {
              from: horizon.fromYear,
              to: horizon.toYear,
              count: horizon.units,
              cost: formats.sum(horizon.cost),
            })}
          </Text>
        )
      }
      tools={
        <PlanExportMenu
          name="capital-chart"
          columns={columns}
          rows={rows}
          pictures={[
            { format: 'png', label: t('files.png'), save: () => saveChartPng(chart.file()) },
            { format: 'svg', label: t('files.svg'), save: () => saveChartSvg(chart.file()) },
          ]}
        />
      }
    >
      <Group gap="md" align="flex-start">
        <YearRange
          fromYear={chart.fromYear}
          toYear={chart.toYear}
          onChange={(from, to) =>
            choice.change((after) => {
              after.set(planNames.from, String(from));
              after.set(planNames.to, String(to));
            })
          }
        />
        <Choice
          label={t('chart.by.label')}
          value={chart.by}
          options={['end-of-life', 'plan'].map((by) => ({ value: by, label: t(`chart.by.${by as typeof chart.by}`) }))}
          onChange={(by) => put(planNames.by, by === 'plan' ? by : null)}
        />
        <Choice
          label={t('chart.view.label')}
          value={view}
          options={[
            { value: 'chart', label: t('chart.view.chart') },
            { value: 'table', label: t('chart.view.table') },
          ]}
          onChange={(next) => put(planNames.view, next === usualView ? null : next)}
        />
      </Group>
      {answer.error && <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data === undefined ? (
        !answer.error && <Skeleton height={520} radius="md" />
      ) : (
        <Stack gap="xs" ref={ref}>
          <ChartLegend
            entries={chart.legend}
            hidden={hidden}
            toggle={(id) => hide(hidden.has(id) ? [...hidden].filter((one) => one !== id) : [...hidden, id])}
            showAll={() => hide([])}
          />
          {layout.shared && view === 'chart' && (
            <Alert variant="light">
              {t('chart.shared', { bubbles: layout.bubbles.length, units: chart.points.length })}
            </Alert>
          )}
          {chart.points.length === 0 ? (
            <EmptyState icon={IconChartBubble} title={t('chart.nothing')}>
              {t('chart.nothingHint')}
            </EmptyState>
          ) : view === 'chart' ? (
            <Paper withBorder p={4}>
              <ChartCanvas
                layout={layout}
                looks={chart.looks}
                colours={chart.colours}
                words={chart.words}
                facts={chart.facts}
                open={open}
              />
            </Paper>
          ) : (
            <ChartTable
              points={rows}
              sort={sort}
              page={Number(params.get('page')) || 1}
              onSort={(next) => put('sort', writeSort(next))}
              onPage={(next) => put('page', next <= 1 ? null : String(next))}
            />
          )}
          <Text size="xs" c="dimmed">
            {[
              t('chart.shown', { count: chart.points.length }),
              answer.data.withoutPoint > 0 && t('chart.withoutPoint', { count: answer.data.withoutPoint }),
              view === 'chart' && t('chart.help'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Stack>
      )}
    </CapitalFrame>
  );
}
