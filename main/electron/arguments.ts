import { parseArgs } from 'node:util';
import { dataFolder } from '../boot-config.ts';

/** The data folder that a start of the desktop app names. Switches of Chromium may stand beside it; undefined when `--data` lacks its folder. */
export function dataFolderOf(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: false });
  const { data } = values;
  return data === undefined || (typeof data === 'string' && data !== '') ? dataFolder(data) : undefined;
}

/** Whether the app was started as the command line: its first argument is a word, as in `rems users list`. */
export function isCommandLine(args: readonly string[]): boolean {
  return /^[a-z]+$/.test(args[0] ?? '');
}
