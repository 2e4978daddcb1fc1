import type { WebContents } from 'electron';
import type { Rule } from './rule.ts';

/** No `<webview>`, even if the preference that allows it should ever be set (E9). */
export const denyWebview: Rule<WebContents> = {
  row: 'E9',
  name: 'deny-webview',
  apply(contents) {
    contents.on('will-attach-webview', (event) => event.preventDefault());
  },
};
