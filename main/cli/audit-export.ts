import type { Command } from './command.ts';
import { download } from './download.ts';
import { UsageError } from './usage.ts';

/** `rems audit export`: the whole audit trail with its sealed head, on standard output or into a file. */
export const auditExport: Command = {
  name: 'audit export',
  words: [],
  options: { out: { type: 'string' }, format: { type: 'string' } },
  async run(context) {
    const { format = 'csv' } = context.options;
    if (format !== 'csv' && format !== 'json') throw new UsageError('The format is csv or json.');
    const session = await context.open();
    return download(session, await session.api.audit.export({ format }), context);
  },
};
