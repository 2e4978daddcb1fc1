import type { ChartPoint } from '../../shared/capital-plan.ts';

/** Bubbles that are drawn one by one at most; beyond that units of one class and year share a bubble. */
export const mostBubbles = 2_000;

/** Radius of the dearest bubble and of the smallest one, in pixels (REMS 2.5). */
const radius = { least: 2, most: 25 } as const;
/** Rows of the axis at least, and how many there may be while every bubble has its full size: REMS's axis. */
const rows = { least: 10, full: 22 } as const;
const size = { year: 44, widest: 72, left: 46, right: 18, top: 22, bottom: 46, usual: 440, most: 680 } as const;
/** Neighbours in a stack are at least so far apart; where they are not, the stack goes to and fro inside its year. */
const leastStep = 9;

/** A circle of the chart: one unit, or the units of one class in one year. */
export interface Bubble {
  /** Null: several units. */
  readonly point: ChartPoint | null;
  readonly classId: number;
  readonly className: string;
  readonly year: number;
  readonly units: number;
  /** Thousands of US dollars, of all its units. */
  readonly cost: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Where everything of the chart is drawn, in pixels. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** The ground that bubbles stand on. */
  readonly floor: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** By year, in a year from the bottom to the top. */
  readonly bubbles: readonly Bubble[];
  readonly years: readonly { readonly year: number; readonly x: number }[];
  readonly rows: readonly { readonly count: number; readonly y: number }[];
  /** Between the six years of the total and those after them; null where the range does not show it. */
  readonly horizonX: number | null;
  /** Whether units share bubbles. */
  readonly shared: boolean;
  /** What a radius stands for, the dearest first. */
  readonly sizes: readonly { readonly cost: number; readonly r: number }[];
}

/** The years that are drawn, and which one is now. */
export interface ChartFrame {
  readonly fromYear: number;
  readonly toYear: number;
  readonly currentYear: number;
  /** Pixels that there are; the chart is wider where its years need more. */
  readonly room: number;
}

/**
 * Draws the chart up: years side by side, in each a stack of bubbles, its classes ordered by their largest single cost with the largest at
 * the bottom, in a class by cost, the area by cost. The height of the n-th bubble is n on the axis, however many there are. Source: REMS 2.5.
 */
export function chartLayout(points: readonly ChartPoint[], frame: ChartFrame): ChartLayout {
  const shared = points.length > mostBubbles;
  const stacks = stacked(shared ? byClass(points) : points.map(single));
  const years = Array.from({ length: frame.toYear - frame.fromYear + 1 }, (_, index) => frame.fromYear + index);
  const tallest = Math.max(0, ...[...stacks.values()].map((stack) => stack.length));
  const top = Math.max(rows.least, tallest + 1);
  const room = Math.floor((frame.room - size.left - size.right) / Math.max(1, years.length));
  const yearWidth = Math.min(size.widest, Math.max(size.year, room));
  const plot = Math.min(size.most, Math.max(size.usual, top * leastStep));
  const step = plot / top;
  // So many bubbles beside each other that each has room.
  const lanes = tallest <= rows.full ? 1 : Math.min(5, Math.max(1, Math.ceil((leastStep * 1.6) / step)));
  const largest = tallest <= rows.full ? radius.most : Math.min(radius.most, Math.max(5, yearWidth / (2 * lanes)));
  const dearest = Math.max(1, ...[...stacks.values()].flat().map(({ cost }) => cost));
  const radiusOf = (cost: number) => Math.max(radius.least, largest * Math.sqrt(Math.max(0, cost) / dearest));
  const floor = size.top + plot;
  const middle = (year: number) => size.left + (year - frame.fromYear + 0.5) * yearWidth;
  const bubbles = years.flatMap((year) =>
    (stacks.get(year) ?? []).map((bubble, index) => ({
      ...bubble,
      x: middle(year) + (((index % lanes) + 0.5) / lanes - 0.5) * (yearWidth - 8) * (lanes === 1 ? 0 : 1),
      y: floor - (index + 1) * step,
      r: radiusOf(bubble.cost),
    })),
  );
  const horizon = frame.currentYear + 5.5;
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((count) => top / count <= 12) ?? 2000;
  return {
    width: size.left + years.length * yearWidth + size.right,
    height: floor + size.bottom,
    floor,
    left: size.left,
    right: size.left + years.length * yearWidth,
    top: size.top,
    bubbles,
    years: years.map((year) => ({ year, x: middle(year) })),
    rows: Array.from({ length: Math.floor(top / every) + 1 }, (_, index) => ({
      count: index * every,
      y: floor - index * every * step,
    })),
    horizonX: horizon > frame.fromYear && horizon < frame.toYear ? middle(horizon) : null,
    shared,
    sizes: [dearest, dearest / 4, dearest / 16]
      .map(Math.round)
      .filter((cost, index, all) => cost > 0 && all.indexOf(cost) === index)
      .map((cost) => ({ cost, r: radiusOf(cost) })),
  };
}

type Unplaced = Omit<Bubble, 'x' | 'y' | 'r'>;

function single(point: ChartPoint): Unplaced {
  const { classId, className, year, cost } = point;
  return { point, classId, className, year, units: 1, cost };
}

/** One bubble for all units of a class in a year. */
function byClass(points: readonly ChartPoint[]): Unplaced[] {
  const groups = new Map<string, Unplaced>();
  for (const { classId, className, year, cost } of points) {
    const key = `${year} ${classId}`;
    const group = groups.get(key) ?? { point: null, classId, className, year, units: 0, cost: 0 };
    groups.set(key, { ...group, units: group.units + 1, cost: group.cost + cost });
  }
  return [...groups.values()];
}

/** The bubbles of each year in the order of their stack. */
function stacked(bubbles: readonly Unplaced[]): Map<number, Unplaced[]> {
  const years = new Map<number, Unplaced[]>();
  for (const bubble of bubbles) {
    const stack = years.get(bubble.year);
    if (stack) stack.push(bubble);
    else years.set(bubble.year, [bubble]);
  }
  for (const stack of years.values()) {
    const largest = new Map<number, number>();
    for (const { classId, cost } of stack) largest.set(classId, Math.max(cost, largest.get(classId) ?? 0));
    stack.sort(
      (one, other) =>
        (largest.get(other.classId) ?? 0) - (largest.get(one.classId) ?? 0) ||
        one.classId - other.classId ||
        other.cost - one.cost ||
        (one.point?.unitId ?? 0) - (other.point?.unitId ?? 0),
    );
  }
  return years;
}
