import type { App } from 'electron';
import type { Rule } from './rule.ts';

/** Every renderer runs in the operating system's sandbox (E4). */
export const processSandbox: Rule<App> = {
  row: 'E4',
  name: 'process-sandbox',
  apply: (app) => app.enableSandbox(),
};
