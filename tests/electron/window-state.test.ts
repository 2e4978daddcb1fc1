import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Area, placeWindow } from '../../main/electron/window-state.ts';
import { createWindowStateFile } from '../../main/electron/window-state-file.ts';
import { memoryLog } from '../support/ports.ts';

const laptop: Area = { x: 0, y: 25, width: 1440, height: 860 };
const left: Area = { x: -1920, y: 0, width: 1920, height: 1040 };

const coordinate = fc.integer({ min: -10_000, max: 10_000 });
const length = fc.integer({ min: 1, max: 10_000 });
const area = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 320, max: 5_000 }),
  height: fc.integer({ min: 240, max: 3_000 }),
});
const state = fc.record({ x: coordinate, y: coordinate, width: length, height: length, maximized: fc.boolean() });

function isInside(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

describe('where the window opens', () => {
  it('is in the middle of the first screen at the first start', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({ x: 80, y: 55, width: 1280, height: 800, maximized: false });
  });

  it('is where it was, on any screen', () => {
    const saved = { x: -1800, y: 100, width: 1000, height: 700, maximized: true };
    expect(placeWindow(saved, [laptop, left])).toEqual(saved);
  });

  it('is on the remaining screen when its own is gone', () => {
    const saved = { x: -1800, y: 100, width: 1000, height: 700, maximized: false };
    expect(placeWindow(saved, [laptop])).toEqual({ ...saved, x: 0 });
  });

  it('is wholly on one screen, whatever was saved and whatever is plugged in', () => {
    const saved = fc.oneof(state, fc.jsonValue(), fc.constant(undefined));
    fc.assert(
      fc.property(saved, area, fc.array(area, { maxLength: 3 }), (before, primary, others) => {
        const placed = placeWindow(before, [primary, ...others]);
        expect([primary, ...others].some((screen) => isInside(placed, screen))).toBe(true);
        expect(placeWindow(placed, [primary, ...others])).toEqual(placed);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the file that remembers it', () => {
  function place() {
    const folder = mkdtempSync(join(tmpdir(), 'rems-window-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const log = memoryLog();
    return {
      folder,
      log,
      file: join(folder, 'window.json'),
      store: createWindowStateFile(join(folder, 'window.json'), log),
    };
  }

  it('reads what it wrote, for its owner only, and leaves nothing else behind', () => {
    const { store, file, folder } = place();
    const saved = { x: 1, y: 2, width: 800, height: 600, maximized: true };
    expect(store.read()).toBeUndefined();
    store.write(saved);
    expect(store.read()).toEqual(saved);
    expect(readdirSync(folder)).toEqual(['window.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is no reason to fail when it is damaged or cannot be written', () => {
    const { store, file, log, folder } = place();
    writeFileSync(file, '{"x":');
    expect(store.read()).toBeUndefined();
    rmSync(folder, { recursive: true });
    store.write({ x: 1, y: 2, width: 800, height: 600, maximized: false });
    expect(log.entries).toHaveLength(2);
  });
});
