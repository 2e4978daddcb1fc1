import type { Command } from './command.ts';
import { download } from './download.ts';
import { tableForm, tableOptions } from './table-form.ts';

/** `rems export people`: everybody, archived ones too, in REMS's columns, on standard output or into a file. */
export const exportPeople: Command = {
  name: 'export people',
  words: [],
  options: tableOptions,
  async run(context) {
    const form = tableForm(context.options);
    const session = await context.open();
    return download(session, await session.api.people.export({ includeInactive: true, ...form }), context);
  },
};
