import type { Db } from '../../main/database/connection.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { percentile } from './figures.ts';
import { type LoopDelay, watchLoop } from './loop-watch.ts';

/** Milliseconds of the median of some rounds. */
export interface BulkTimes {
  readonly preview: number;
  readonly edit: number;
  readonly undo: number;
  /** The same rows by bare updates in one transaction. */
  readonly bare: number;
  readonly delay: LoopDelay;
}

const changed = 1_000;
const rounds = 5;

/**
 * Changes the room and the capital year of 1,000 units at once, other ones in every round: looked at first, changed with an audit entry for
 * each unit, and taken back; bare: an UPDATE of each row in one transaction on the plain database.
 */
export async function measureBulkEdit(api: Client<AppContract>, plain: Db, units: number): Promise<BulkTimes> {
  const update = plain.prepare(
    'UPDATE units SET room = ?, capital_year = ?, version = version + 1, updated_at = ? WHERE id = ?',
  );
  const count = Math.min(changed, units);
  const times = { preview: [] as number[], edit: [] as number[], undo: [] as number[], bare: [] as number[] };
  const watch = watchLoop();
  for (let round = 0; round < rounds; round += 1) {
    const ids = Array.from({ length: count }, (_, index) => 1 + ((round * count + index * 7) % units));
    const changes = { room: `Bulk ${round}`, capitalYear: 2030 + round };
    const seen = await timed(times.preview, () =>
      api.equipment.bulkPreview({ selection: { kind: 'ids', ids: [...new Set(ids)] }, changes }),
    );
    const { bulkId } = await timed(times.edit, () => api.equipment.bulkEdit({ units: seen.units, changes }));
    await timed(times.undo, () => api.equipment.bulkUndo({ bulkId }));
    const begun = performance.now();
    plain.exec('BEGIN IMMEDIATE');
    for (const [id] of seen.units) update.run(changes.room, changes.capitalYear, new Date().toISOString(), id);
    plain.exec('COMMIT');
    times.bare.push(performance.now() - begun);
  }
  const delay = watch.end();
  const median = (values: readonly number[]) => percentile(values, 50);
  return {
    preview: median(times.preview),
    edit: median(times.edit),
    undo: median(times.undo),
    bare: median(times.bare),
    delay,
  };
}

/** Runs one step, and leaves the loop a turn, so that what stood still is counted. */
async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await work();
  into.push(performance.now() - begun);
  await new Promise((done) => setImmediate(done));
  return answer;
}
