import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { NotOpen } from './session.ts';

const marks = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ', off: '-      ' } as const;

/** `rems doctor`: examines the installation, one line a check. */
export const doctor: Command = {
  name: 'doctor',
  words: [],
  options: {},
  async run({ open, output }) {
    const { core } = await open({ evenIfNotOpen: true });
    const { state, message } = core.state();
    if (state === 'SETUP') throw new NotOpen(state, message);
    const checks = await core.examine();
    output.result(
      { state, checks },
      checks.map(
        ({ id, state: mark, evidence, advice }) =>
          `${marks[mark]}  ${id}: ${[evidence, advice].filter((part) => part !== null).join(' ')}`,
      ),
    );
    if (state !== 'READY') throw new NotOpen(state, message);
    return checks.some((check) => check.state === 'failed') ? exitCodes.refused : exitCodes.done;
  },
};
