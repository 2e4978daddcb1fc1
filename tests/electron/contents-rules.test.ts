import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createHardening } from '../../main/electron/hardening.ts';
import { closeDevTools } from '../../main/electron/rules/devtools.ts';
import { reloadWhenGone } from '../../main/electron/rules/renderer-gone.ts';
import { refusable } from '../support/electron-double/refusals.ts';
import { createUnitDouble, standingFor } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

describe('developer tools (E20)', () => {
  it('are closed as soon as something opens them', () => {
    const contents = createUnitDouble().ready().contents();
    closeDevTools.apply(standingFor<WebContents>(contents));
    contents.emit('devtools-opened');
    expect(contents.devToolsClosed).toBe(1);
  });

  it('stay usable in a development copy only', () => {
    const names = (packaged: boolean) =>
      createHardening({ log: memoryLog(), packaged, monotonic: () => 0 }).contents.map(({ name }) => name);
    expect(names(true)).toContain('close-devtools');
    expect(names(false)).not.toContain('close-devtools');
  });
});

describe('a renderer that dies (E25)', () => {
  function dying() {
    vi.useFakeTimers();
    const unit = createUnitDouble().ready();
    const contents = unit.contents();
    let now = 0;
    reloadWhenGone(memoryLog(), () => now).apply(standingFor<WebContents>(contents));
    const reload = vi.spyOn(contents, 'reload');
    const die = (reason: string) => contents.emit('render-process-gone', refusable({}), { reason, exitCode: 139 });
    return {
      contents,
      reload,
      die,
      at: (ms: number) => {
        now = ms;
      },
    };
  }

  it.each(['crashed', 'killed', 'oom', 'abnormal-exit'])('comes back after %s', (reason) => {
    const { reload, die } = dying();
    die(reason);
    vi.runAllTimers();
    expect(reload).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('comes back a hundred times, each within five seconds', () => {
    const { reload, die } = dying();
    for (let death = 1; death <= 100; death += 1) {
      die('killed');
      vi.advanceTimersByTime(5_000);
      expect(reload).toHaveBeenCalledTimes(death);
    }
    vi.useRealTimers();
  });

  it('is given a moment when it dies at once again', () => {
    const { reload, die, at } = dying();
    at(10_000);
    die('crashed');
    vi.advanceTimersByTime(0);
    at(10_200);
    die('crashed');
    vi.advanceTimersByTime(500);
    expect(reload).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(500);
    expect(reload).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('is left alone when it ended by itself, or its window is closed', async () => {
    const { contents, reload, die } = dying();
    die('clean-exit');
    vi.runAllTimers();
    die('crashed');
    await contents.destroy();
    vi.runAllTimers();
    expect(reload).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});
