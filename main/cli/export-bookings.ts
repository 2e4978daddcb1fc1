import type { Command } from './command.ts';
import { download } from './download.ts';
import { everyUnit } from './every-unit.ts';

/** `rems export bookings`: every booking in REMS's nine columns as CSV, on standard output or into a file. */
export const exportBookings: Command = {
  name: 'export bookings',
  words: [],
  options: { out: { type: 'string' } },
  async run(context) {
    const session = await context.open();
    return download(session, await session.api.bookings.export({ filters: everyUnit }), context);
  },
};
