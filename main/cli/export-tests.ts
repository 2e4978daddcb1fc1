import type { Command } from './command.ts';
import { download } from './download.ts';
import { everyUnit } from './every-unit.ts';

/** `rems export tests`: every survey in REMS's 15 columns as CSV, on standard output or into a file. */
export const exportTests: Command = {
  name: 'export tests',
  words: [],
  options: { out: { type: 'string' } },
  async run(context) {
    const session = await context.open();
    return download(session, await session.api.compliance.exportTests({ filters: everyUnit }), context);
  },
};
