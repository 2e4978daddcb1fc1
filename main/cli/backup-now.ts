import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems backup now`: makes a set and proves it. */
export const backupNow: Command = {
  name: 'backup now',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    output.message('The backup is being made and opened again …');
    const run = await api.backup.run({});
    output.result(run, [`${run.set ?? ''}: ${run.message ?? ''}`]);
    return run.result === 'done' ? exitCodes.done : exitCodes.refused;
  },
};
