import type { App } from 'electron';
import type { Rule } from './rule.ts';

/** Chromium itself contacts nobody: no component updates, no name prefetch, no proxy look-up (X9). */
export const quietChromium: Rule<App> = {
  row: 'X9',
  name: 'quiet-chromium',
  apply(app) {
    for (const name of [
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
      'disable-sync',
      'dns-prefetch-disable',
      'no-pings',
      'no-proxy-server',
    ]) {
      app.commandLine.appendSwitch(name);
    }
  },
};
