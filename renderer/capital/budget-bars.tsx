import { Group, Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Budget } from '../../shared/capital-budget.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './capital-plan.module.css';
import { chartColours } from './class-colours.ts';

/** Groups with a colour of their own; the others share the last one. */
const own = 7;
const height = { plot: 130, top: 20, bottom: 20 } as const;

/** The budget as one bar a year, stacked by what pays most; the table below has the figures. */
export function BudgetBars({ budget }: { readonly budget: Budget }) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const colours = chartColours[useComputedColorScheme('light')];
  const largest = budget.groups.toSorted((one, other) => other.escalated - one.escalated);
  const named = largest.slice(0, largest.length <= own + 1 ? own + 1 : own);
  const entries = [
    ...named.map(({ groupId, groupName }) => ({ key: String(groupId), name: groupName ?? t('unknownGroup') })),
    ...(largest.length > named.length ? [{ key: 'others', name: t('budget.others') }] : []),
  ];
  const place = (groupId: number | null) => {
    const index = named.findIndex((group) => group.groupId === groupId);
    return index === -1 ? entries.length - 1 : index;
  };
  const most = Math.max(1, ...budget.years.map(({ escalated }) => escalated));
  const room = Math.max(width, budget.years.length * 30);
  const step = room / Math.max(1, budget.years.length);
  const floor = height.top + height.plot;
  const first = budget.years[0]?.year ?? budget.baseYear;
  const last = budget.years.at(-1)?.year ?? budget.baseYear;

  return (
    <div ref={ref} className={classes.scroll}>
      <svg
        role="img"
        aria-label={t('budget.picture', { total: formats.sum(budget.total.escalated), from: first, to: last })}
        width={room}
        height={floor + height.bottom}
        viewBox={`0 0 ${room} ${floor + height.bottom}`}
        fontSize={11}
        className={classes.picture}
      >
        <line x1={0} x2={room} y1={floor} y2={floor} stroke={colours.line} />
        {budget.years.map(({ year, escalated }, index) => {
          const parts = entries.map(() => 0);
          for (const row of budget.rows)
            if (row.year === year) parts[place(row.groupId)] = (parts[place(row.groupId)] ?? 0) + row.escalated;
          const x = index * step;
          let y = floor;
          return (
            <g key={year}>
              {parts.map((part, at) => {
                const high = (part / most) * height.plot;
                y -= high;
                const colour = colours.palette[at % colours.palette.length];
                return high === 0 ? null : (
                  <rect
                    key={entries[at]?.key}
                    x={x + step * 0.15}
                    y={y}
                    width={step * 0.7}
                    height={high}
                    fill={colour?.fill}
                    stroke={colours.ground}
                    strokeWidth={0.75}
                  />
                );
              })}
              {escalated > 0 && step >= 44 && (
                <text x={x + step / 2} y={y - 5} textAnchor="middle" fill={colours.text}>
                  {formats.sum(escalated)}
                </text>
              )}
              <text x={x + step / 2} y={floor + 15} textAnchor="middle" fill={colours.faint}>
                {year}
              </text>
            </g>
          );
        })}
      </svg>
      <Group gap={12} mt={4} aria-hidden>
        {entries.map(({ key, name }, at) => {
          const colour = colours.palette[at % colours.palette.length];
          return (
            <Group key={key} gap={5} wrap="nowrap">
              <svg width={12} height={12} aria-hidden className={classes.swatch}>
                <rect width={12} height={12} rx={2} fill={colour?.fill} stroke={colour?.edge} />
              </svg>
              <Text size="xs">{name}</Text>
            </Group>
          );
        })}
      </Group>
    </div>
  );
}
