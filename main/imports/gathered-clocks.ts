import { localDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';
import { type ClockWriter, createClockWriter } from '../obligations/clock-writer.ts';
import type { Tx } from '../rpc/transact.ts';

/** Stands where a writer renews clocks, and renews each unit once, after the last row. */
export interface GatheredClocks extends Pick<ClockWriter, 'renew'> {
  flush(tx: Tx): void;
}

/** No unit so far. */
export function gatherClocks(db: Db): GatheredClocks {
  const clocks = createClockWriter(db);
  const units = new Set<number>();
  return {
    renew(_tx, unitId) {
      units.add(unitId);
      return false;
    },
    flush(tx) {
      const today = localDate(new Date(tx.at));
      for (const unitId of units) clocks.renew(tx, unitId, today);
      units.clear();
    },
  };
}
