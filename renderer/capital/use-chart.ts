import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPoint } from '../../shared/capital-plan.ts';
import { useCall } from '../api/hooks.ts';
import { planNames, readIds, readYears, usualYears } from './chart-address.ts';
import { chartLayout } from './chart-layout.ts';
import type { ChartWords, LegendEntry } from './chart-picture.tsx';
import { chartColours, classLooks } from './class-colours.ts';
import type { CapitalChoice } from './use-capital-choice.ts';
import { useChartWords } from './use-chart-words.ts';

const nothing: readonly ChartPoint[] = [];

/**
 * Everything that the chart shows, as the address asks for it.
 *
 * @param room pixels from left to right
 */
export function useChart(choice: CapitalChoice, room: number) {
  const { t } = useTranslation('capital-plan');
  const said = useChartWords();
  const { params } = choice;
  const by = params.get(planNames.by) === 'plan' ? 'plan' : 'end-of-life';
  const { fromYear, toYear } = readYears(params, new Date().getFullYear(), usualYears.chart);
  const hiddenText = params.get(planNames.hidden);
  const hidden = useMemo(() => new Set(readIds(hiddenText)), [hiddenText]);
  const answer = useCall(
    'capital.chart',
    { ...choice.what, by, fromYear, toYear },
    { placeholderData: keepPreviousData },
  );
  const lookups = useCall('lookups.all', {});
  const scheme = useComputedColorScheme('light');
  // Paper is white whatever the screen wears.
  const printed = useMediaQuery('print', undefined, { getInitialValueInEffect: false }) ?? false;
  const colours = chartColours[printed ? 'light' : scheme];

  const all = answer.data?.points ?? nothing;
  const currentYear = answer.data?.currentYear ?? fromYear;
  const points = useMemo(() => all.filter(({ classId }) => !hidden.has(classId)), [all, hidden]);
  const layout = useMemo(
    () => chartLayout(points, { fromYear, toYear, currentYear, room }),
    [points, fromYear, toYear, currentYear, room],
  );
  const classIds = useMemo(
    () => [...(lookups.data?.classes.map(({ id }) => id) ?? []), ...all.map(({ classId }) => classId)],
    [lookups.data, all],
  );
  const looksIn = useMemo(
    () => ({ screen: classLooks(classIds, colours), file: classLooks(classIds, chartColours.light) }),
    [classIds, colours],
  );
  const legendOf = (looks: typeof looksIn.screen): LegendEntry[] => {
    const found = new Map<number, { name: string; units: number }>();
    for (const { classId, className } of all)
      found.set(classId, { name: className, units: (found.get(classId)?.units ?? 0) + 1 });
    return [...found].flatMap(([classId, { name, units }]) => {
      const look = looks.get(classId);
      return look ? [{ classId, name, units, look }] : [];
    });
  };
  const legend = legendOf(looksIn.screen).toSorted((one, other) => one.classId - other.classId);

  const whole = answer.data?.horizon;
  const horizon = useMemo(() => {
    if (!whole) return undefined;
    const covered = fromYear <= whole.fromYear && toYear >= whole.toYear;
    if (hidden.size === 0 || !covered) return { ...whole, all: hidden.size > 0 };
    const inside = points.filter(({ year }) => year >= whole.fromYear && year <= whole.toYear);
    return { ...whole, units: inside.length, cost: inside.reduce((sum, { cost }) => sum + cost, 0), all: false };
  }, [whole, points, hidden, fromYear, toYear]);

  const words: ChartWords = useMemo(() => {
    const frame = { from: fromYear, to: toYear, units: points.length };
    return {
      title: t(by === 'plan' ? 'chart.planPicture' : 'chart.picture', frame),
      units: t(layout.shared ? 'chart.classesAxis' : 'chart.unitsAxis'),
      years: t(`chart.yearsAxis.${by}`, { year: currentYear }),
      horizon: horizon
        ? t('chart.horizon', { from: horizon.fromYear, to: horizon.toYear, cost: said.money(horizon.cost) })
        : '',
      money: said.money,
      number: said.number,
      bubble: said.bubble,
    };
  }, [t, said, by, fromYear, toYear, points.length, layout.shared, currentYear, horizon]);

  return {
    answer,
    by,
    fromYear,
    toYear,
    hidden,
    points,
    layout,
    colours,
    looks: looksIn.screen,
    legend,
    horizon,
    words,
    facts: said.facts,
    /** What a file is drawn from: the same state, in the colours of paper. */
    file: () => ({
      layout,
      looks: looksIn.file,
      colours: chartColours.light,
      words,
      legend: legendOf(looksIn.file)
        .filter(({ classId }) => !hidden.has(classId))
        .toSorted((one, other) => one.classId - other.classId),
    }),
  } as const;
}
