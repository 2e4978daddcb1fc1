import { behindTheDoor, openReady } from './open.ts';
import { mustAllBeProven } from './published-sets.ts';
import { mustBeWhole, mustCleanUp } from './records.ts';
import type { Scenario } from './scenario.ts';

interface State {
  readonly set: string;
}

const afterwards = 'changed after the backup';

/** Everything is brought back from a set, while records have changed since. */
export const restore: Scenario = {
  name: 'restore',
  holds:
    'The data are exactly those of before or exactly those of the set, with the entry of the restore; what was set aside is proven.',
  quick: 2,
  long: 100,
  weight: 4,

  async prepare(folder, base): Promise<State> {
    const opened = await openReady(folder);
    const { set } = await opened.api.backup.run({});
    for (const id of base.units) {
      const { version } = await opened.api.equipment.get({ id });
      await opened.api.equipment.update({ id, version, notes: afterwards });
    }
    await opened.close();
    return { set: set ?? '' };
  },

  async act({ folder, state, say }) {
    // Answered by prepare above.
    const { set } = state as State;
    const opened = await openReady(folder);
    say('begin');
    await opened.api.restore.begin({ set, reason: 'The records of yesterday are needed.' });
    say('restored');
    await opened.close();
  },

  async check({ base, folder, state, lines }) {
    await mustBeWhole(folder, base.units[0] ?? 0);
    const restored = await behindTheDoor(folder, (db) => {
      const notes = db.prepare('SELECT DISTINCT notes FROM units').pluck().all();
      if (notes.length !== 1) throw new Error('some units are of before, some of the set');
      const present = notes[0] === afterwards;
      const entry = db.prepare(`SELECT count(*) FROM restores`).pluck().get();
      if (present === Number(entry) > 0)
        throw new Error(`units say ${String(notes[0])}, and ${String(entry)} restores are on record`);
      return !present;
    });
    if (lines.includes('restored') && !restored) throw new Error('the restore was answered and is lost');
    // Answered by prepare above.
    await mustAllBeProven(folder, [(state as State).set]);
    await mustCleanUp(folder);
    return restored ? 'new' : 'old';
  },
};
