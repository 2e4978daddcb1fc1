import type { Command } from './command.ts';
import { download } from './download.ts';

/** `rems export workbook`: everything, one sheet a table, passwords and keys left out, on standard output or into a file. */
export const exportWorkbook: Command = {
  name: 'export workbook',
  words: [],
  options: { out: { type: 'string' } },
  async run(context) {
    const session = await context.open();
    return download(session, await session.api.exports.workbook({}), context);
  },
};
