import { AppError } from '../../shared/contract/errors.ts';
import { localDate, type PlainDate } from '../../shared/dates.ts';
import type { UnitEventKind } from '../../shared/obligation-rules.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createClockWriter } from './clock-writer.ts';
import { createObligationStore } from './obligation-store.ts';

/** Something that happened to a unit. */
export interface HappenedEvent {
  readonly unitId: number;
  readonly kind: UnitEventKind;
  readonly occurredOn: PlainDate;
  readonly note?: string | null | undefined;
}

/** Puts events of units on record, for use inside a caller's transaction. The unit must exist. */
export interface EventWriter {
  /** Answers the id. The clocks of the unit follow. @throws AppError INVALID for a day that lies ahead */
  record(tx: Tx, event: HappenedEvent): number;
}

/** A writer on one connection. */
export function createEventWriter(db: Db): EventWriter {
  const store = createObligationStore(db);
  const clocks = createClockWriter(db);
  return {
    record(tx, { unitId, kind, occurredOn, note }) {
      const today = localDate(new Date(tx.at));
      if (occurredOn > today) {
        const message = 'This day lies ahead. Record the event when it has happened.';
        throw new AppError('INVALID', message, { fields: { occurredOn: message } });
      }
      const id = store.insertEvent({
        unitId,
        kind,
        occurredOn,
        note: blankToNull(note),
        createdAt: tx.at,
        createdBy: tx.by,
      });
      const changes = { kind: { old: null, new: kind }, occurredOn: { old: null, new: occurredOn } };
      tx.audit({ entity: 'unit', entityId: unitId, changes });
      clocks.renew(tx, unitId, today);
      return id;
    },
  };
}
