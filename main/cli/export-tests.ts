import type { Command } from './command.ts';
import { download } from './download.ts';
import { everyUnit } from './every-unit.ts';
import { tableForm, tableOptions } from './table-form.ts';

/** `rems export tests`: every survey in REMS's 15 columns as CSV or a workbook, on standard output or into a file. */
export const exportTests: Command = {
  name: 'export tests',
  words: [],
  options: tableOptions,
  async run(context) {
    const form = tableForm(context.options);
    const session = await context.open();
    return download(session, await session.api.compliance.exportTests({ filters: everyUnit, ...form }), context);
  },
};
