import type { ChartLayout } from './chart-layout.ts';
import type { ChartColours } from './class-colours.ts';

interface Props {
  readonly layout: ChartLayout;
  readonly colours: ChartColours;
  readonly words: { money(thousands: number): string };
}

/** What the areas stand for, in the upper right corner. */
export function SizeKey({ layout, colours, words }: Props) {
  const { right, top, sizes } = layout;
  let y = top - 8;
  return (
    <g>
      {sizes.map(({ cost, r }) => {
        y += Math.max(2 * r, 14) + 4;
        return (
          <g key={cost}>
            <circle cx={right - 84} cy={y - r} r={r} fill="none" stroke={colours.faint} />
            <text x={right - 52} y={y - r + 4} fill={colours.faint} {...halo(colours)}>
              {words.money(cost)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Keeps words readable that stand over lines and bubbles. */
export function halo({ ground }: ChartColours) {
  return { stroke: ground, strokeWidth: 3, paintOrder: 'stroke' } as const;
}
