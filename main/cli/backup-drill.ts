import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems backup drill`: restores the newest proven set into an empty folder through the recovery key alone, works with it, and removes it. */
export const backupDrill: Command = {
  name: 'backup drill',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    const run = await api.backup.drill({});
    const done = run.result === 'done';
    output.result(run, [`${done ? 'ok    ' : 'FAILED'}  ${run.set ?? ''}: ${run.message ?? ''}`]);
    return done ? exitCodes.done : exitCodes.refused;
  },
};
