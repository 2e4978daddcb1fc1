import { createBookingWriter } from '../bookings/booking-writer.ts';
import { createTestWriter } from '../compliance/test-writer.ts';
import { createFindingWriter } from '../findings/finding-writer.ts';
import type { Tx } from '../rpc/transact.ts';
import { equipmentKind } from './equipment/equipment-kind.ts';
import type { Reverter } from './kind.ts';

/** Takes the sample clinic back: a file of units that brought its surveys, visits and findings along. */
export function createSampleReverter(tx: Tx, importId: number): Reverter {
  const units = equipmentKind.createReverter(tx, importId);
  // The units of these surveys go as well, so that no clock needs to follow.
  const tests = createTestWriter(tx.db, { renew: () => false });
  const bookings = createBookingWriter(tx.db);
  const findings = createFindingWriter(tx.db);
  const options = { importId };
  return {
    steps: {
      ...units.steps,
      'compliance.recordTest': ({ entity_id }) => tests.erase(tx, Number(entity_id), options),
      'bookings.create': ({ entity_id }) => bookings.erase(tx, Number(entity_id), options),
      // What bookings do follows from their tests.
      'bookings.complete': () => undefined,
      'bookings.reopen': () => undefined,
      'findings.create': ({ entity_id }) => findings.erase(tx, Number(entity_id), options),
    },
    finish: units.finish,
  };
}
