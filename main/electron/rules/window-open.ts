import type { WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import type { Rule } from './rule.ts';

/** There are no child windows: pop-ups have inherited wrong privileges more than once (E11). */
export function denyWindowOpen(log: Log): Rule<WebContents> {
  return {
    row: 'E11',
    name: 'deny-window-open',
    apply(contents) {
      contents.setWindowOpenHandler(({ disposition }) => {
        log.warn('new window refused', { disposition });
        return { action: 'deny' };
      });
    },
  };
}
