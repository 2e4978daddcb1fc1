import type { PlainDate } from '../../shared/dates.ts';
import { fold } from '../../shared/text.ts';
import { createBookingWriter } from '../bookings/booking-writer.ts';
import { createTestWriter } from '../compliance/test-writer.ts';
import type { Db } from '../database/connection.ts';
import { createFindingWriter } from '../findings/finding-writer.ts';
import type { Tx } from '../rpc/transact.ts';
import { sampleFindings } from './finding-plan.ts';
import { firstSampleId, samplePeople } from './places.ts';
import { doneBookings, openBookings, type SampleBooking, sampleTests } from './survey-plan.ts';

/** Writes surveys, visits and findings of the sample clinic, once its units and people are there. */
export function createSampleSurveys(db: Db) {
  const tests = createTestWriter(db);
  const bookings = createBookingWriter(db);
  const findings = createFindingWriter(db);
  const personWithEmail = db.prepare<[string], number>('SELECT id FROM people WHERE email_folded = ?').pluck();

  return {
    /** Under the import, so that all of it goes when the import is taken back. */
    write(tx: Tx, importId: number, today: PlainDate): void {
      const options = { importId };
      const people = samplePeople.map(({ email }) => personWithEmail.get(fold(email)) ?? null);
      const personAt = (position: number | null) => (position === null ? null : (people[position] ?? null));
      const unitAt = (position: number) => firstSampleId + position;
      const plan = sampleTests(today);
      let bookingId = firstSampleId;
      const book = ({ unit, assignee, ...rest }: SampleBooking) => {
        bookings.insert(
          tx,
          { ...rest, id: bookingId, unitId: unitAt(unit), assigneeId: personAt(assignee), createdBy: tx.by },
          options,
        );
        bookingId += 1;
      };

      // In the order of life: a visit is planned, and the survey completes it.
      for (const booking of doneBookings(plan, today)) book(booking);
      const latest = new Map<number, number>();
      plan.forEach(({ unit, performer, reviewer, ...rest }, position) => {
        const { id } = tests.insert(
          tx,
          {
            ...rest,
            id: firstSampleId + position,
            unitId: unitAt(unit),
            performedById: personAt(performer),
            reviewedById: personAt(reviewer),
            createdBy: tx.by,
          },
          options,
        );
        latest.set(unit, id);
      });
      for (const booking of openBookings(today)) book(booking);
      for (const { unit, byTest, resolved, owner, ...rest } of sampleFindings(plan, today)) {
        findings.insert(
          tx,
          {
            ...rest,
            unitId: unitAt(unit),
            testId: byTest ? (latest.get(unit) ?? null) : null,
            ownerId: personAt(owner),
            resolution: resolved?.how ?? null,
            resolvedOn: resolved?.on ?? null,
            resolvedById: personAt(resolved?.by ?? null),
            retestId: null,
          },
          options,
        );
      }
    },
  };
}
