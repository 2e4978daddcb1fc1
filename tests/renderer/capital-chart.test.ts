import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRate, readYears } from '../../renderer/capital/chart-address.ts';
import { chartLayout, mostBubbles } from '../../renderer/capital/chart-layout.ts';
import { movedFrom, moveKeys } from '../../renderer/capital/chart-moves.ts';
import { chartColours, classLooks } from '../../renderer/capital/class-colours.ts';
import { csvOf, notedSave } from '../../renderer/capital/plan-files.ts';
import type { ChartPoint } from '../../shared/capital-plan.ts';

const frame = { fromYear: 2026, toYear: 2045, currentYear: 2026, room: 1030 };

function point(unitId: number, fields: Partial<ChartPoint> = {}): ChartPoint {
  return {
    unitId,
    classId: 1,
    className: 'CT',
    year: 2027,
    cost: 500,
    facility: 'North',
    room: '1',
    eolOn: '2027-03-01',
    estimated: false,
    ...fields,
  };
}

const points = fc.array(
  fc.record({
    classId: fc.integer({ min: 1, max: 9 }),
    year: fc.integer({ min: 2026, max: 2045 }),
    cost: fc.nat(9000),
  }),
  { minLength: 1, maxLength: 300 },
);

describe('the chart', () => {
  it('stacks classes by their largest cost with the largest at the bottom, and inside a class by cost', () => {
    const { bubbles } = chartLayout(
      [
        point(1, { classId: 1, cost: 300 }),
        point(2, { classId: 2, cost: 100 }),
        point(3, { classId: 2, cost: 900 }),
        point(4, { classId: 1, cost: 400 }),
      ],
      frame,
    );
    expect(bubbles.map(({ point: one }) => one?.unitId)).toEqual([3, 2, 4, 1]);
    expect(bubbles.map(({ y }) => y)).toEqual([...bubbles.map(({ y }) => y)].sort((a, b) => b - a));
  });

  it('draws areas by cost, from 2 to 25 pixels', () => {
    const { bubbles } = chartLayout([point(1, { cost: 4000 }), point(2, { cost: 1000 }), point(3, { cost: 0 })], frame);
    expect(bubbles.map(({ r }) => r)).toEqual([25, 12.5, 2]);
  });

  it('keeps every bubble inside of its year and above the ground, however many there are', () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const layout = chartLayout(
          drawn.map((one, index) => point(index + 1, one)),
          frame,
        );
        expect(layout.bubbles).toHaveLength(drawn.length);
        const half = (layout.right - layout.left) / 20 / 2;
        for (const { year, x, y, r } of layout.bubbles) {
          const middle = layout.years.find((one) => one.year === year)?.x ?? 0;
          expect(Math.abs(x - middle)).toBeLessThanOrEqual(half);
          expect(y).toBeLessThan(layout.floor);
          expect(y).toBeGreaterThanOrEqual(layout.top);
          expect(r).toBeGreaterThanOrEqual(2);
          expect(r).toBeLessThanOrEqual(25);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('lets units share bubbles beyond what can be drawn, and loses none of them', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      point(index + 1, { classId: index % 12, year: 2026 + (index % 20) }),
    );
    const layout = chartLayout(many, frame);
    expect(layout.shared).toBe(true);
    expect(layout.bubbles.length).toBeLessThanOrEqual(mostBubbles);
    expect(layout.bubbles.reduce((sum, { units }) => sum + units, 0)).toBe(20_000);
    expect(layout.bubbles.reduce((sum, { cost }) => sum + cost, 0)).toBe(20_000 * 500);
  });

  it('draws the line after the sixth year, and none where it is not in sight', () => {
    const { horizonX, years } = chartLayout([point(1)], frame);
    const x = (year: number) => years.find((one) => one.year === year)?.x ?? 0;
    expect(horizonX).toBe((x(2031) + x(2032)) / 2);
    expect(chartLayout([point(1)], { ...frame, fromYear: 2040 }).horizonX).toBeNull();
  });

  it('lets every key lead to a bubble, and left and right to the next year that has any', () => {
    const years = [2026, 2026, 2026, 2029, 2031, 2031].map((year) => ({ year }));
    expect(movedFrom(years, 2, 'ArrowRight')).toBe(3);
    expect(movedFrom(years, 3, 'ArrowRight')).toBe(4);
    expect(movedFrom(years, 5, 'ArrowLeft')).toBe(3);
    expect(movedFrom(years, 0, 'ArrowLeft')).toBe(0);
    expect(movedFrom(years, 5, 'ArrowRight')).toBe(5);
    expect(movedFrom(years, 2, 'ArrowUp')).toBe(2);
    expect(movedFrom(years, 1, 'Home')).toBe(1);
    expect(movedFrom(years, 0, 'End')).toBe(4);
    for (const key of moveKeys)
      for (const index of years.keys()) expect(years[movedFrom(years, index, key)]).toBeDefined();
  });

  it('gives no two classes the same look', () => {
    const looks = classLooks(
      Array.from({ length: 24 }, (_, id) => id),
      chartColours.light,
    );
    expect(new Set([...looks.values()].map(({ fill, pattern }) => `${fill} ${pattern}`)).size).toBe(24);
    expect(new Set([...looks.values()].map(({ letter }) => letter)).size).toBe(24);
  });

  it('reads any range of years, turned round where it stands so, and refuses what is none', () => {
    const read = (text: string) => readYears(new URLSearchParams(text), 2026, 20);
    expect(read('')).toEqual({ fromYear: 2026, toYear: 2045 });
    expect(read('from=2040&to=2030')).toEqual({ fromYear: 2030, toYear: 2040 });
    expect(read('from=never&to=99999')).toEqual({ fromYear: 2026, toYear: 2045 });
    expect(read('from=1900&to=2100')).toEqual({ fromYear: 1900, toYear: 1959 });
    expect([readRate('3.25'), readRate('51'), readRate('-1'), readRate('x')]).toEqual([3.25, 0, 0, 0]);
  });

  it('guards formulas and quotes in its CSV', () => {
    const text = csvOf(
      [
        { heading: 'Room', kind: 'text', value: (row: { room: string; cost: number }) => row.room },
        { heading: 'Cost', kind: 'number', value: (row: { room: string; cost: number }) => row.cost },
      ],
      [
        { room: '=1+1', cost: -5 },
        { room: 'a "b", c', cost: 0 },
      ],
      true,
    );
    expect(text).toBe('\ufeffRoom,Cost\r\n\'=1+1,-5\r\n"a ""b"", c",0\r\n');
  });
});

describe('files that the page makes itself', () => {
  it('are made after they are on record', async () => {
    const done: string[] = [];
    const name = await notedSave(
      async () => done.push('noted'),
      () => {
        done.push('saved');
        return 'capital-chart.png';
      },
    );
    expect(name).toBe('capital-chart.png');
    expect(done).toEqual(['noted', 'saved']);
  });

  it('are not made where that is refused', async () => {
    let saved = false;
    const asked = notedSave(
      () => Promise.reject(new Error('refused')),
      () => {
        saved = true;
        return '';
      },
    );
    await expect(asked).rejects.toThrow('refused');
    expect(saved).toBe(false);
  });
});
