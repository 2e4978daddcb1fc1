import type { WebContents } from 'electron';
import type { Rule } from './rule.ts';

/** A packaged app has no developer tools; should something open them all the same, they close (E20). */
export const closeDevTools: Rule<WebContents> = {
  row: 'E20',
  name: 'close-devtools',
  apply(contents) {
    contents.on('devtools-opened', () => contents.closeDevTools());
  },
};
