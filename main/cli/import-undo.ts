import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { settled } from './settled-import.ts';
import { UsageError } from './usage.ts';

/** `rems import undo IMPORT_ID`: takes a whole import back, while nothing later touched its rows. */
export const importUndo: Command = {
  name: 'import undo',
  words: ['IMPORT_ID'],
  options: {},
  async run({ words: [text = ''], open, output }) {
    const importId = Number(text);
    if (!Number.isSafeInteger(importId) || importId < 1)
      throw new UsageError('IMPORT_ID is the number that the import answered.');
    const { api } = await open();
    await api.imports.undo({ importId });
    const done = await settled(api, importId, output);
    const undone = done.state === 'undone';
    output.result(done, [
      undone ? `Import ${importId} is undone.` : (done.message ?? 'The import could not be undone.'),
    ]);
    return undone ? exitCodes.done : exitCodes.refused;
  },
};
