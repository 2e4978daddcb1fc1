import { describe, expect, it } from 'vitest';
import { createScanWatch } from '../../renderer/patients/scanner.ts';

/** Types characters one after the other and says after which of them it was a scan. */
function typed(gaps: readonly number[], { there = '', key = 'a' } = {}) {
  const watch = createScanWatch();
  watch.enter(there.length);
  let at = 1_000;
  return gaps.map((gap, index) => {
    at += index === 0 ? 0 : gap;
    return watch.input(there + key.repeat(index + 1), at);
  });
}
const letters = (count: number) => 'a'.repeat(count);
const every = (gap: number, characters: number) => Array<number>(characters).fill(gap);

describe('a scan', () => {
  it('is three characters or more that follow each other at once', () => {
    expect(typed(every(5, 8))).toEqual([false, false, true, true, true, true, true, true]);
    expect(typed(every(45, 3))).toEqual([false, false, true]);
  });

  it('comes at any pace below a tenth of a second where digits are in it: some scanners are slow', () => {
    for (const gaps of [every(30, 8), every(60, 8), every(90, 8), [0, 30, 90, 45, 85, 70, 99, 35]])
      expect(typed(gaps, { key: '7' }), gaps.join(' ')).toEqual([false, false, ...every(0, 6).map(() => true)]);
    const watch = createScanWatch();
    expect(['A', 'AB', 'AB-', 'AB-7'].map((text, index) => watch.input(text, 1_000 + index * 80))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('may come in two pieces less than a tenth of a second apart', () => {
    const watch = createScanWatch();
    expect(watch.input(letters(1), 1_000)).toBe(false);
    expect(watch.input(letters(3), 1_099)).toBe(true);
  });

  it('overwrites what was selected', () => {
    const watch = createScanWatch();
    for (const [length, at] of [
      [1, 0],
      [2, 400],
      [3, 800],
      [4, 1_200],
    ] as const)
      expect(watch.input(letters(length), at)).toBe(false);
    expect([1, 2, 3].map((length) => watch.input(letters(length), 5_000 + length * 10))).toEqual([false, false, true]);
  });

  it('is followed by an Enter that is the scanner’s', () => {
    const watch = createScanWatch();
    for (const length of [1, 2, 3, 4]) watch.input(letters(length), 1_000 + length * 10);
    expect(watch.endedAt(1_050)).toBe(true);
    expect(watch.endedAt(1_200)).toBe(false);
    watch.reset();
    expect(watch.endedAt(1_050)).toBe(false);
  });
});

describe('the end of a scan', () => {
  /** How long is waited after characters with these gaps. */
  function waited(gaps: readonly number[]): number {
    const watch = createScanWatch();
    let at = 1_000;
    for (const [index, gap] of gaps.entries()) {
      at += index === 0 ? 0 : gap;
      watch.input('7'.repeat(index + 1), at);
    }
    return watch.settleMs();
  }

  it('is 50 ms after the last character of a fast one, and longer than any of its gaps', () => {
    expect(waited(every(5, 8))).toBe(50);
    expect(waited(every(25, 8))).toBe(50);
    expect(waited(every(35, 8))).toBe(70);
    for (const gap of [60, 75, 90, 99]) expect(waited(every(gap, 8))).toBe(100);
    expect(waited([0, 5, 45, 5, 5])).toBe(90);
  });

  it('may be followed by characters that came too late: they go on with it', () => {
    const watch = createScanWatch();
    for (const length of [1, 2, 3, 4]) watch.input('7'.repeat(length), 1_000 + length * 10);
    watch.reset();
    watch.enter(4);
    watch.resume();
    expect(watch.input('77777', 1_110)).toBe(true);
    watch.reset();
    watch.enter(5);
    watch.resume();
    expect(watch.input('777777', 1_300)).toBe(false);
  });
});

describe('no scan', () => {
  it('are two characters, a pasted text, or a text that is deleted', () => {
    expect(typed(every(5, 2))).toEqual([false, false]);
    expect(createScanWatch().input('012345678901', 1_000)).toBe(false);
    const watch = createScanWatch();
    watch.input('01234567', 1_000);
    expect([7, 6, 5, 4, 3].map((length, index) => watch.input('0'.repeat(length), 1_010 + index * 10))).not.toContain(
      true,
    );
  });

  it('is what a person types, however fast for a moment', () => {
    expect(typed(every(140, 9))).not.toContain(true);
    expect(typed([0, 90, 80, 130, 70, 60, 110])).not.toContain(true);
    expect(typed([0, 250, 20, 20, 20])).not.toContain(true);
    expect(typed(every(60, 9))).not.toContain(true);
    expect(typed([0, 90, 130, 70, 100, 80, 110, 95], { key: '7' })).not.toContain(true);
  });

  it('are fast strokes behind something that stands there already', () => {
    expect(typed(every(20, 5), { there: '2024', key: '7' })).not.toContain(true);
  });
});
