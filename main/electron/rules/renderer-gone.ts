import type { WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import type { Rule } from './rule.ts';

/** A page that dies again this soon is given a moment, so that a fault at start-up does not become a busy loop. */
const restMs = 1_000;

/** A renderer that crashes or is killed comes back; the core and its data never lived in it (E25). */
export function reloadWhenGone(log: Log, monotonic: () => number): Rule<WebContents> {
  return {
    row: 'E25',
    name: 'reload-when-gone',
    apply(contents) {
      let lastReload = Number.NEGATIVE_INFINITY;
      contents.on('render-process-gone', (_event, { reason, exitCode }) => {
        if (reason === 'clean-exit') return;
        log.error('renderer gone, reloading', { reason, exitCode });
        const wait = monotonic() - lastReload < restMs ? restMs : 0;
        setTimeout(() => {
          lastReload = monotonic();
          if (!contents.isDestroyed()) contents.reload();
        }, wait);
      });
    },
  };
}
