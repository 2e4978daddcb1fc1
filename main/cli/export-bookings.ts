import type { Command } from './command.ts';
import { download } from './download.ts';
import { everyUnit } from './every-unit.ts';
import { tableForm, tableOptions } from './table-form.ts';

/** `rems export bookings`: every booking in REMS's nine columns as CSV or a workbook, on standard output or into a file. */
export const exportBookings: Command = {
  name: 'export bookings',
  words: [],
  options: tableOptions,
  async run(context) {
    const form = tableForm(context.options);
    const session = await context.open();
    return download(session, await session.api.bookings.export({ filters: everyUnit, ...form }), context);
  },
};
