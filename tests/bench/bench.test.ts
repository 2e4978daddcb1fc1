import { describe, expect, test } from 'vitest';
import { parseBenchArguments } from '../../build/bench/arguments.ts';
import { equipmentFile } from '../../build/bench/data-set.ts';
import { createFigures, percentile } from '../../build/bench/figures.ts';
import { watchLoop } from '../../build/bench/loop-watch.ts';

describe('the data set of the benchmark', () => {
  test('is the same bytes for the same number of units', () => {
    expect(equipmentFile(700).equals(equipmentFile(700))).toBe(true);
  });

  test('has one line per unit below the header', () => {
    expect(equipmentFile(700).toString('utf8').trimEnd().split('\r\n')).toHaveLength(701);
  });
});

describe('figures', () => {
  test('say whether a target was reached: durations at most, rates at least, edits by their ratio', () => {
    const figures = createFigures(() => undefined);
    figures.add('start.ready', 1001, 'ms');
    figures.add('export.rate', 15_000, 'rows/s', 30_000);
    figures.add('edit.p50', 0.3, 'ms', 0.1);
    figures.add('start.node', 40, 'ms');
    const { 'start.ready': start, 'export.rate': exported, 'edit.p50': edit, 'start.node': node } = figures.all();
    expect(start).toMatchObject({ value: 1001, target: { most: 1000 }, reached: false });
    expect(exported).toMatchObject({ reached: true, bare: 30_000, ratio: 2 });
    expect(edit).toMatchObject({ ratioTarget: { most: 3 }, ratio: 3, reached: true });
    expect(node).not.toHaveProperty('reached');
  });

  test('percentiles are values that were measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(values, 50), percentile(values, 95)]).toEqual([51, 96]);
  });
});

describe('arguments of the benchmark', () => {
  test('20,000 units unless told otherwise', () => {
    expect(parseBenchArguments([])).toEqual({
      units: 20_000,
      audit: 100_000,
      patients: 100_000,
      busyBackup: undefined,
      json: undefined,
    });
    expect(parseBenchArguments(['--units', '5000', '--busy-backup', '1024', '--json', 'b.json'])).toEqual({
      units: 5000,
      audit: 100_000,
      patients: 100_000,
      busyBackup: 1024,
      json: 'b.json',
    });
  });

  test.each([
    [['--units', 'many']],
    [['--units', '3']],
    [['--audit', '3']],
    [['--patients', '3']],
    [['--busy-backup', '0']],
    [['--unit', '5000']],
  ])('%j is refused with the usage', (args) => {
    expect(parseBenchArguments(args)).toMatch(/Usage: bench/);
  });
});

describe('the watch over an event loop', () => {
  test('tells the longest work without a break, and begins anew with each question', async () => {
    const watch = watchLoop();
    const begun = process.threadCpuUsage();
    while (process.threadCpuUsage(begun).user < 60_000);
    await new Promise((resolve) => setImmediate(resolve));
    const { worstTurn, worst } = watch.take();
    expect(worstTurn).toBeGreaterThanOrEqual(60);
    expect(worst).toBeGreaterThanOrEqual(0);
    expect(watch.end().worstTurn).toBeLessThan(60);
  });
});
