import type { Db } from '../../main/database/connection.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { percentile } from './figures.ts';

/** Milliseconds per edit. */
export interface EditTimes {
  readonly audited: { readonly p50: number; readonly p95: number };
  readonly bare: { readonly p50: number; readonly p95: number };
  /** The first edits, while pages must still be read and decrypted. */
  readonly cold: { readonly audited: number; readonly bare: number };
}

/** As in a host that has been at work: the pages that edits touch are in the caches of both databases. */
const warmUps = 400;
const rounds = 400;

/**
 * Changes the room of units, one at a time: through dispatch (row, search text, audit entry, in one transaction of the encrypted
 * database; the answer is the whole unit) and bare (an UPDATE of the row alone in its own transaction on the plain database).
 * The first edits are counted apart, as cold; then a search reads every search text. Both files are on the same disk, in WAL mode with `synchronous = FULL`; the two take turns, so that the disk's moods hit both.
 */
export async function measureEdits(api: Client<AppContract>, plain: Db, units: number): Promise<EditTimes> {
  const bareUpdate = plain.prepare('UPDATE units SET room = ?, version = version + 1, updated_at = ? WHERE id = ?');
  const cold = { audited: [] as number[], bare: [] as number[] };
  const audited: number[] = [];
  const bare: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const id = 1 + (((round + warmUps) * 7919) % units);
    const room = `Room ${round}`;
    const { version } = await api.equipment.get({ id });
    const begun = performance.now();
    await api.equipment.update({ id, version, room });
    const between = performance.now();
    bareUpdate.run(room, new Date().toISOString(), id);
    const ended = performance.now();
    (round < 0 ? cold.audited : audited).push(between - begun);
    (round < 0 ? cold.bare : bare).push(ended - between);
    if (round === -1) await api.equipment.list({ search: 'no unit has these words' });
  }
  const times = (values: readonly number[]) => ({ p50: percentile(values, 50), p95: percentile(values, 95) });
  return {
    audited: times(audited),
    bare: times(bare),
    cold: { audited: percentile(cold.audited, 50), bare: percentile(cold.bare, 50) },
  };
}
