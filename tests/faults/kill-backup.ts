import { openReady } from './open.ts';
import { mustAllBeProven } from './published-sets.ts';
import { mustBeWhole, mustCleanUp } from './records.ts';
import type { Scenario } from './scenario.ts';

/** A backup on demand. */
export const backup: Scenario = {
  name: 'backup',
  holds:
    'No set that was published fails its proof, the data are untouched, and the next backup clears what was begun.',
  quick: 2,
  long: 100,
  weight: 3,
  prepare: async () => null,

  async act({ folder, say }) {
    const opened = await openReady(folder);
    say('begin');
    await opened.api.backup.run({});
    say('made');
    await opened.close();
  },

  async check({ base, folder, lines }) {
    await mustBeWhole(folder, base.units[0] ?? 0);
    const sets = await mustAllBeProven(folder);
    if (lines.includes('made') && sets === 0) throw new Error('the backup was answered and is not there');
    await mustCleanUp(folder);
    return sets > 0 ? 'new' : 'old';
  },
};
