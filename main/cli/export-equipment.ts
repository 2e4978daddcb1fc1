import { randomUUID } from 'node:crypto';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UnitFilters } from '../../shared/lists.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

const everything: UnitFilters = { includeRetired: true, includeNotCovered: true, includePlanned: true };
/** What a view shows when nothing was chosen in it (REMS 3.2 and 3.7). */
const views: Readonly<Record<string, UnitFilters>> = {
  list: {},
  capital: { includePlanned: true, radiologyOwned: true, replacementFunded: false },
};

/** `rems export equipment`: REMS's columns as CSV, on standard output or into a file; every unit, or what a view shows by default. */
export const exportEquipment: Command = {
  name: 'export equipment',
  words: [],
  options: { view: { type: 'string' }, out: { type: 'string' } },
  async run({ options, open, output }) {
    const filters = typeof options.view === 'string' ? views[options.view] : everything;
    if (!filters) throw new UsageError(`--view is one of: ${Object.keys(views).join(', ')}.`);
    const { api, core } = await open();
    const { path } = await api.equipment.export({ filters, layout: { kind: 'rems' } });
    const file = core.tickets.redeemDownload(path.slice('/download/'.length), null);
    const bytes = Readable.from(file.body());
    if (typeof options.out !== 'string') {
      await pipeline(bytes, output.stdout, { end: false });
      return exitCodes.done;
    }
    const target = resolve(options.out);
    const partial = `${target}.${randomUUID().slice(0, 8)}.part`;
    try {
      await pipeline(bytes, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
      renameSync(partial, target);
    } catch (cause) {
      rmSync(partial, { force: true });
      throw cause;
    }
    output.result({ file: target }, [`Wrote ${target}.`]);
    return exitCodes.done;
  },
};
