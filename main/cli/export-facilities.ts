import type { Command } from './command.ts';
import { download } from './download.ts';
import { tableForm, tableOptions } from './table-form.ts';

/** `rems export facilities`: the facilities in use in REMS's columns, on standard output or into a file. */
export const exportFacilities: Command = {
  name: 'export facilities',
  words: [],
  options: tableOptions,
  async run(context) {
    const form = tableForm(context.options);
    const session = await context.open();
    return download(session, await session.api.lookups.exportFacilities(form), context);
  },
};
