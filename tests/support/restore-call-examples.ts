import { openDatabaseOf } from './database.ts';
import { type Example, unit } from './example-records.ts';
import { makeProvenSet } from './sets.ts';

const reason = 'Wrong file imported this morning';

/** A set that holds one unit. */
async function setWithUnit(test: Parameters<Example>[0]) {
  const { id } = await unit(test);
  const { name } = await makeProvenSet(test.folder, test.clock);
  return { set: name, unitId: id };
}

/** Valid calls of `restore`. */
export const restoreCallExamples: Readonly<Record<string, Example>> = {
  'restore.preview': async (test) => ({ set: (await setWithUnit(test)).set }),
  'restore.begin': async (test) => ({ set: (await setWithUnit(test)).set, reason }),
  'restore.undo': async (test) => {
    const { name } = await makeProvenSet(test.folder, test.clock, 'pre-restore');
    const db = await openDatabaseOf(test.folder);
    db.prepare('INSERT INTO restores (at, set_name, actor, reason, before_set) VALUES (?, ?, ?, ?, ?)').run(
      test.clock.now().toISOString(),
      '20260101_020000_auto',
      'administrator',
      reason,
      name,
    );
    db.close();
    return { reason };
  },
  'restore.last': () => ({}),
  'restore.units': async (test) => ({ set: (await setWithUnit(test)).set }),
  'restore.unit': setWithUnit,
  'restore.takeUnit': async (test) => {
    const { set, unitId } = await setWithUnit(test);
    return { set, unitId, fields: ['room'], tests: [], reason };
  },
};
