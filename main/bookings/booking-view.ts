import type { Booking, BookingState } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import type { BookingRow, NamedObligationRow } from './booking-queries.ts';

/** The booking of the contract; `missed` when its day has passed without a test. */
export function toBooking(row: BookingRow, obligations: readonly NamedObligationRow[], today: PlainDate): Booking {
  return {
    id: row.id,
    version: row.version,
    unitId: row.unitId,
    unit: toUnitInBrief(row, today),
    scheduledOn: row.scheduledOn,
    startTime: row.startTime,
    durationMinutes: row.durationMinutes,
    assigneeId: row.assigneeId,
    obligationIds: obligations.map(({ id }) => id),
    notes: row.notes,
    schedulingOn: row.schedulingOn,
    obligations: obligations.map(({ id, obligation }) => ({ id, obligation })),
    assigneeName: row.assigneeName,
    state: stateOf(row, today),
    testId: row.testId,
    cancelledReason: row.cancelledReason,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    modifiedBy: row.modifiedBy,
    updatedAt: row.updatedAt,
  };
}

function stateOf({ storedState, scheduledOn }: BookingRow, today: PlainDate): BookingState {
  return storedState === 'planned' && scheduledOn < today ? 'missed' : storedState;
}
