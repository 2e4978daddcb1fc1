import type { BackupSet } from '../../shared/backup.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { table } from './output.ts';

/** `rems backup list`: every set of this workstation, the newest first. */
export const backupList: Command = {
  name: 'backup list',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    const sets: BackupSet[] = [];
    for (let page = 1; ; page += 1) {
      const { items, total } = await api.backup.sets({ page, pageSize: 200 });
      sets.push(...items);
      if (sets.length >= total || items.length === 0) break;
    }
    const rows = sets.map(({ name, state, setAside, at, bytes, documents, pinned }) => [
      name,
      setAside ? 'files kept' : state,
      at,
      `${Math.ceil(bytes / 1024 / 1024)} MB`,
      String(documents),
      pinned ? 'pinned' : '',
    ]);
    output.result(sets, table(['backup', 'state', 'made', 'size', 'documents', ''], rows));
    return exitCodes.done;
  },
};
