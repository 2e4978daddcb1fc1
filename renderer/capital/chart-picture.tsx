import { memo, useMemo } from 'react';
import classes from './capital-plan.module.css';
import type { Bubble, ChartLayout } from './chart-layout.ts';
import { halo, SizeKey } from './chart-size-key.tsx';
import type { ChartColours, ClassLook } from './class-colours.ts';

/** What is written into the chart. */
export interface ChartWords {
  readonly title: string;
  readonly units: string;
  readonly years: string;
  readonly horizon: string;
  money(thousands: number): string;
  number(value: number): string;
  /** Everything about a bubble in one sentence. */
  bubble(bubble: Bubble): string;
}

/** A class with the number of its units in sight. */
export interface LegendEntry {
  readonly classId: number;
  readonly name: string;
  readonly units: number;
  readonly look: ClassLook;
}

interface Props {
  readonly layout: ChartLayout;
  readonly looks: ReadonlyMap<number, ClassLook>;
  readonly colours: ChartColours;
  readonly words: ChartWords;
  /** Begins the ids inside of the picture. */
  readonly name: string;
  /** The bubble that Tab leads to; absent: the picture is only looked at. */
  readonly stop?: number;
  /** The bubble whose facts are shown. */
  readonly active?: number | null;
  /** Drawn below, for a picture that leaves the page. */
  readonly legend?: readonly LegendEntry[];
}

const legendRow = 20;
const legendColumn = 220;

/** How high the legend of a picture of this width is. */
function legendHeight(entries: number, width: number): number {
  const columns = Math.max(1, Math.floor((width - 60) / legendColumn));
  return Math.ceil(entries / columns) * legendRow + 16;
}

/** The chart as a drawing that needs nothing around it: every colour stands in it, so that it may leave the page as a file. */
export const ChartPicture = memo(function ChartPicture(props: Props) {
  const { layout, looks, colours, words, name, stop, active = null, legend } = props;
  const { width, left, right, floor, top, bubbles } = layout;
  const height = layout.height + (legend ? legendHeight(legend.length, width) : 0);
  const patterned = [...looks].filter(([, { pattern }]) => pattern !== 'plain');
  const chosen = active === null ? undefined : bubbles[active];
  // Dates and money of a thousand bubbles are written once, not with every key.
  const labels = useMemo(() => bubbles.map(words.bubble), [bubbles, words]);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={stop === undefined ? 'img' : 'group'}
      aria-label={words.title}
      fontFamily="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
      fontSize={12}
      className={classes.picture}
    >
      <defs>
        {patterned.map(([classId, look]) => (
          <ClassPattern key={classId} id={patternId(name, classId)} look={look} />
        ))}
      </defs>
      <rect width={width} height={height} fill={colours.ground} />
      <g aria-hidden>
        {layout.rows.map(({ count, y }) => (
          <g key={count}>
            <line x1={left} x2={right} y1={y} y2={y} stroke={colours.line} strokeWidth={count === 0 ? 1.5 : 0.75} />
            <text x={left - 8} y={y + 4} textAnchor="end" fill={colours.faint}>
              {words.number(count)}
            </text>
          </g>
        ))}
        {layout.years.map(({ year, x }) => (
          <text key={year} x={x} y={floor + 18} textAnchor="middle" fill={colours.text}>
            {year}
          </text>
        ))}
        <text x={(left + right) / 2} y={floor + 38} textAnchor="middle" fill={colours.faint}>
          {words.years}
        </text>
        <text
          x={13}
          y={(floor + top) / 2}
          textAnchor="middle"
          fill={colours.faint}
          transform={`rotate(-90 13 ${(floor + top) / 2})`}
        >
          {words.units}
        </text>
      </g>
      {bubbles.map((bubble, index) => (
        <BubbleMark
          key={bubble.point?.unitId ?? `${bubble.year} ${bubble.classId}`}
          bubble={bubble}
          index={index}
          look={looks.get(bubble.classId)}
          fill={fillOf(looks.get(bubble.classId), patternId(name, bubble.classId))}
          label={labels[index] ?? ''}
          {...(stop !== undefined && { tabIndex: index === stop ? 0 : -1 })}
        />
      ))}
      <g aria-hidden pointerEvents="none">
        {layout.horizonX !== null && (
          <>
            <line
              x1={layout.horizonX}
              x2={layout.horizonX}
              y1={top - 6}
              y2={floor}
              stroke={colours.horizon}
              strokeWidth={1.5}
              strokeDasharray="6 4"
            />
            <text
              x={layout.horizonX - 8}
              y={top + 4}
              textAnchor="end"
              fill={colours.horizon}
              fontWeight={600}
              {...halo(colours)}
            >
              {words.horizon}
            </text>
          </>
        )}
        <SizeKey layout={layout} colours={colours} words={words} />
        {chosen && (
          <circle cx={chosen.x} cy={chosen.y} r={chosen.r + 4} fill="none" stroke={colours.focus} strokeWidth={2.5} />
        )}
      </g>
      {legend && (
        <DrawnLegend entries={legend} width={width} from={layout.height} colours={colours} words={words} name={name} />
      )}
    </svg>
  );
});

interface MarkProps {
  readonly bubble: Bubble;
  readonly index: number;
  readonly look: ClassLook | undefined;
  readonly fill: string;
  readonly label: string;
  readonly tabIndex?: number;
}

const BubbleMark = memo(function BubbleMark({ bubble: { x, y, r }, index, look, fill, label, tabIndex }: MarkProps) {
  return (
    <g
      data-index={index}
      {...(tabIndex !== undefined && { role: 'link', tabIndex, 'aria-label': label, className: classes.bubble })}
    >
      <circle cx={x} cy={y} r={r} fill={fill} stroke={look?.edge} strokeWidth={r < 4 ? 0.75 : 1.25} />
      {r >= 7 && look && (
        <text
          x={x}
          y={y}
          dy="0.36em"
          textAnchor="middle"
          fontSize={Math.min(14, Math.max(9, r * 0.9))}
          fontWeight={600}
          fill={look.ink}
          aria-hidden
          // Over a pattern a letter needs a calm ground.
          {...(look.pattern !== 'plain' && { stroke: look.fill, strokeWidth: 3, paintOrder: 'stroke' })}
        >
          {look.letter}
        </text>
      )}
    </g>
  );
});

function ClassPattern({ id, look }: { readonly id: string; readonly look: ClassLook }) {
  return (
    <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={7} height={7} fill={look.fill} />
      {look.pattern === 'stripes' ? (
        <rect width={2.2} height={7} fill={look.edge} />
      ) : (
        <circle cx={3.5} cy={3.5} r={1.5} fill={look.edge} />
      )}
    </pattern>
  );
}

interface LegendProps extends Pick<Props, 'colours' | 'words' | 'name'> {
  readonly entries: readonly LegendEntry[];
  readonly width: number;
  readonly from: number;
}

function DrawnLegend({ entries, width, from, colours, words, name }: LegendProps) {
  const columns = Math.max(1, Math.floor((width - 60) / legendColumn));
  return (
    <g>
      {entries.map(({ classId, name: className, units, look }, index) => {
        const x = 52 + (index % columns) * legendColumn;
        const y = from + 12 + Math.floor(index / columns) * legendRow;
        return (
          <g key={classId}>
            <circle cx={x} cy={y} r={8} fill={fillOf(look, patternId(name, classId))} stroke={look.edge} />
            <text x={x} y={y} dy="0.36em" textAnchor="middle" fontSize={9} fontWeight={600} fill={look.ink}>
              {look.letter}
            </text>
            <text x={x + 14} y={y + 4} fill={colours.text}>
              {`${className} (${words.number(units)})`}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function patternId(name: string, classId: number): string {
  return `${name}-class-${classId}`;
}

function fillOf(look: ClassLook | undefined, pattern: string): string {
  if (look === undefined) return 'none';
  return look.pattern === 'plain' ? look.fill : `url(#${pattern})`;
}
